// How one text differs from another, as one span: at `at`, `gone` characters went and `put` came.

// `caret` is where typing ended: in "aaa" it says which "a" is the new one.
export function span(before, after, caret = after.length) {
  const most = Math.min(before.length, after.length, Math.max(caret - Math.max(after.length - before.length, 0), 0));
  let head = 0, tail = 0;
  while (head < most && before[head] === after[head]) head++;
  if (head && high(before, head - 1)) head--;
  const rest = Math.min(before.length, after.length) - head;
  while (tail < rest && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (tail && low(before, before.length - tail)) tail--;
  return { at: head, gone: before.length - head - tail, put: after.slice(head, after.length - tail) };
}

// Half of a character never stands alone.
const high = (text, at) => /[\ud800-\udbff]/.test(text[at] ?? "");
const low = (text, at) => /[\udc00-\udfff]/.test(text[at] ?? "");

// Where a place is after `change`; inside of what went, it is behind what came.
export function moved(place, change) {
  if (place <= change.at) return place;
  if (place >= change.at + change.gone) return place + change.put.length - change.gone;
  return change.at + change.put.length;
}

// A change of one text as changes of another that came from it by `other`: what goes, the last first, and what comes.
export function carried(change, other) {
  const end = change.at + change.gone, edge = other.at + other.gone;
  const ranges = [[change.at, Math.min(end, other.at)], [Math.max(change.at, edge), end]];
  const gone = ranges.map(([from, to], after) => {
    const shift = after ? other.put.length - other.gone : 0;
    return [from + shift, Math.max(to - from, 0)];
  });
  // A change that stands in front of the other's is one range alone, and so is one behind it.
  return { gone: gone.reverse().filter(([, length]) => length), at: moved(change.at, other), put: change.put };
}
