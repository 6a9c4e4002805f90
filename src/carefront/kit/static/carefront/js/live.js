// The line to the live process: one for each page. It comes back by itself, waits longer each time, and notices when it
// is dead without a word. What travels is told in the project's kit/live/frames.py.
const SOONEST = 400, LATEST = 20000, ASKS = 20000, PATIENCE = 8000;
const OUT = 4404; // this is not, or no longer, open to whoever asks

export class Line {
  // `heed` gets {opened}, {lost}, {out} when the line changes, {told: object} and {bytes: Uint8Array} when it speaks.
  constructor(address, heed) {
    this.address = address;
    this.heed = heed;
    this.wait = SOONEST;
    this.open = false;
    window.addEventListener("online", () => this.again());
    window.addEventListener("offline", () => this.lose());
    document.addEventListener("visibilitychange", () => document.hidden || (this.open ? this.ask() : this.again()));
    window.addEventListener("pageshow", (event) => event.persisted && this.again());
    setInterval(() => this.open && this.ask(), ASKS);
    this.connect();
  }

  send(message) {
    if (this.open) this.socket.send(message);
    return this.open;
  }

  connect() {
    clearTimeout(this.timer);
    const socket = (this.socket = new WebSocket(this.address));
    socket.binaryType = "arraybuffer";
    socket.addEventListener("message", (event) => this.socket === socket && this.read(event.data));
    socket.addEventListener("close", (event) => this.socket === socket && this.closed(event.code));
  }

  read(message) {
    clearTimeout(this.patience);
    if (message === "!") return;
    if (typeof message !== "string") return this.heed({ bytes: new Uint8Array(message) });
    if (!this.open) { // the first word says that one may be here
      this.open = true;
      this.wait = SOONEST;
      this.heed({ opened: true });
    }
    this.heed({ told: JSON.parse(message) });
  }

  ask() {
    this.send("?");
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.lose(), PATIENCE);
  }

  lose() {
    const socket = this.socket;
    if (!socket) return;
    this.closed(0);
    socket.close();
  }

  closed(code) {
    this.socket = null;
    this.open = false;
    clearTimeout(this.patience);
    if (code === OUT) {
      this.out = true;
      return this.heed({ out: true });
    }
    this.heed({ lost: true });
    // Not all at once after a restart: everybody waits a little differently.
    this.timer = setTimeout(() => this.again(), this.wait * (0.5 + Math.random()));
    this.wait = Math.min(this.wait * 2, LATEST);
  }

  again() {
    if (!this.out && !this.socket) this.connect();
  }
}
