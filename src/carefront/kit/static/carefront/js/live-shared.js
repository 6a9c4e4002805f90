// One shared text of the page: joined with what others write, sent in small pieces, remembered until it is on disk.
import { Doc, applyUpdate, encodeStateAsUpdate, encodeStateVector, mergeUpdates } from "./vendor/yjs.min.js";
import { adopt, drop, keep } from "./live-kept.js";

const ASK = 1, STATE = 2, PIECE = 3, HEAD = 21;
const GATHER = 80, SAVE = 250, AFTER_REFUSAL = 1500;
export const OTHERS = "others"; // the origin of changes that came over the line

export class Shared {
  constructor(id, line, changed) {
    Object.assign(this, { id, line, changed, synced: false, number: 0, loose: [], unkept: new Set(), refused: "" });
    this.doc = new Doc();
    this.words = this.doc.getText("words");
    this.known = encodeStateVector(this.doc); // what the server has on disk for certain
    this.left = adopt(id);
    for (const piece of this.left.pieces) applyUpdate(this.doc, piece, OTHERS);
    this.doc.on("update", (piece, origin) => origin !== OTHERS && this.written(piece));
    window.addEventListener("pagehide", () => this.save());
  }

  get waiting() { return this.loose.length > 0 || this.unkept.size > 0; }

  // Everything that the server may not have, as one piece.
  rest() { return encodeStateAsUpdate(this.doc, this.known); }

  ask() {
    clearTimeout(this.asking);
    this.send(ASK, 0, encodeStateVector(this.doc));
  }

  lost() { this.synced = false; }

  written(piece) {
    this.loose.push(piece);
    this.saving ??= setTimeout(() => this.save(), SAVE);
    if (this.synced) this.flushing ??= setTimeout(() => this.flush(), GATHER);
    else if (this.refused) {
      clearTimeout(this.asking);
      this.asking = setTimeout(() => this.ask(), AFTER_REFUSAL);
    }
    this.changed();
  }

  flush() {
    this.flushing = undefined;
    if (!this.synced || !this.loose.length) return;
    this.number += 1;
    this.unkept.add(this.number);
    this.send(PIECE, this.number, mergeUpdates(this.loose.splice(0)));
  }

  heed(kind, number, body) {
    if (kind === PIECE) return applyUpdate(this.doc, body, OTHERS);
    if (kind !== STATE) return;
    const state = body.slice(0, number);
    applyUpdate(this.doc, body.subarray(number), OTHERS);
    Object.assign(this, { synced: true, everSynced: true, refused: "", known: state, loose: [] });
    this.unkept.clear();
    const rest = encodeStateAsUpdate(this.doc, state);
    if (rest.length > 2) { this.loose.push(rest); this.flush(); } // two bytes say: nothing
    else this.kept(this.number);
  }

  kept(number) {
    for (const one of this.unkept) if (one <= number) this.unkept.delete(one);
    if (this.waiting) return;
    this.known = encodeStateVector(this.doc);
    this.left.done();
    this.save();
    this.changed();
  }

  refuse(number, because) {
    this.unkept.delete(number);
    Object.assign(this, { synced: false, refused: because });
    this.changed();
  }

  save() {
    clearTimeout(this.saving);
    this.saving = undefined;
    if (this.waiting) keep(this.id, this.doc.clientID, this.rest());
    else drop(this.id, this.doc.clientID);
  }

  send(kind, number, body) {
    const frame = new Uint8Array(HEAD + body.length);
    frame[0] = kind;
    frame.set(this.id.replaceAll("-", "").match(/../g).map((pair) => parseInt(pair, 16)), 1);
    new DataView(frame.buffer).setUint32(17, number);
    frame.set(body, HEAD);
    this.line.send(frame);
  }
}
