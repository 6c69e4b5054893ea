/*
 * Pages that live. A log is read by offset and a list is told of changes, both by long polls that rest while the tab is hidden.
 * Nothing that a host printed is ever parsed as HTML: bytes become lines, lines become text nodes.
 */
(function () {
  "use strict";
  var WAIT = 20, MOST_LINES = 20000, MOST_BYTES = 16 << 20, DRAW_EVERY = 2000, PAUSES = [1000, 2000, 5000, 10000];

  /** Until the tab is seen again. */
  function visible() {
    if (!document.hidden) return Promise.resolve();
    return new Promise(function (seen) {
      document.addEventListener("visibilitychange", function look() {
        if (document.hidden) return;
        document.removeEventListener("visibilitychange", look);
        seen();
      });
    });
  }
  function pause(ms) { return new Promise(function (over) { setTimeout(over, ms); }); }
  /** What a sleeping machine or a dead connection never answers is given up, and asked for again. */
  function inTime(answer) {
    return Promise.race([answer, pause((WAIT + 15) * 1000).then(function () { throw new Error("late"); })]);
  }
  function get(url, signal) { return inTime(fetch(url, { credentials: "same-origin", cache: "no-store", redirect: "error", headers: { Accept: "application/json" }, signal: signal })); }

  /* ---- the log of one operation or of one of its parts */
  function LiveLog(pane) {
    this.pane = pane;
    this.lines = pane.querySelector(".log-lines");
    this.following = true;
    this.fresh = 0;
    this.failures = 0;
    var self = this, chosen = pane.querySelector(".log-part");
    this.lines.addEventListener("scroll", function () {
      var atEnd = self.lines.scrollHeight - self.lines.scrollTop - self.lines.clientHeight < 24;
      if (!atEnd && self.following && !self.jumping) self.follow(false);
      else if (atEnd && !self.following && !self.searching) self.follow(true);
    });
    pane.querySelector("input[type=search]").addEventListener("input", function (e) { self.search(e.target.value); });
    chosen.addEventListener("change", function () {
      var here = new URL(location.href); // a reload, a restart of Intendant and a link to this page show the same log again
      here.searchParams.set("log", chosen.value);
      history.replaceState(history.state, "", here);
      self.open(chosen.value);
    });
    var first = pane.dataset.part;
    if (!Array.from(chosen.options).some(function (o) { return o.value === first; })) first = chosen.value;
    chosen.value = first;
    this.open(first);
  }
  /** Begins anew with this part's log. */
  LiveLog.prototype.open = function (part) {
    if (this.stop) this.stop.abort();
    this.stop = new AbortController();
    this.part = part;
    this.next = 0;
    this.tail = "";
    this.last = null;
    this.pending = [];
    this.drawn = -DRAW_EVERY;
    this.within = false;
    this.decoder = new TextDecoder("utf-8");
    this.lines.textContent = "";
    this.ended = false;
    this.follow(true);
    this.read(this.stop.signal);
  };
  LiveLog.prototype.read = function (signal) {
    var self = this;
    visible().then(function () {
      return get(self.pane.dataset.api + "?part=" + self.part + "&from=" + self.next + "&wait=" + WAIT, signal);
    }).then(function (answer) {
      if (answer.status === 401) { self.say("You are signed out. Sign in to follow."); return null; }
      if (answer.status === 403 || answer.status === 404) { self.say("This log cannot be read any more."); return null; }
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).then(function (piece) {
      if (!piece || signal.aborted) return;
      self.failures = 0;
      if (piece.from === 0 && piece.total > MOST_BYTES + piece.next) { // more than is shown: its end alone is read
        self.next = piece.total - MOST_BYTES;
        self.within = true;
      } else if (piece.next > self.next) {
        runs(piece).forEach(function (run) { self.take(run.bytes, run.printed); });
        self.next = piece.next;
        if (piece.next >= piece.total || performance.now() - self.drawn > DRAW_EVERY) self.draw();
      }
      self.ended = piece.end;
      self.count();
      if (!piece.end) self.read(signal);
    }).catch(function () {
      if (signal.aborted) return;
      self.say("The connection was lost. Trying again.");
      pause(PAUSES[Math.min(self.failures++, PAUSES.length - 1)]).then(function () { if (!signal.aborted) self.read(signal); });
    });
  };
  /** Bytes of one origin as they came become lines that are drawn together, no more of them than the page keeps. */
  LiveLog.prototype.take = function (bytes, printed) {
    var texts = (this.tail + this.decoder.decode(bytes, { stream: true })).split("\n"), self = this;
    if (this.tail === "") this.printed = printed; // of the line that goes on
    this.tail = texts.pop();
    if (this.within && texts.length) { texts.shift(); this.within = false; this.printed = printed; } // begun in the middle of a line
    texts.forEach(function (text) {
      self.pending.push({ text: text, printed: self.printed });
      self.printed = printed;
    });
    if (this.pending.length > 2 * MOST_LINES) this.pending = this.pending.slice(-MOST_LINES);
  };
  /** A line that is not at its end is shown and completed later. */
  LiveLog.prototype.draw = function () {
    var self = this, rows = document.createDocumentFragment(), all = this.pending;
    this.pending = [];
    if (this.tail !== "" && !this.within) all.push({ text: this.tail, printed: this.printed, open: true });
    if (all.length >= MOST_LINES) {
      this.fresh += all.length - MOST_LINES;
      all = all.slice(-MOST_LINES);
      this.lines.textContent = "";
      this.last = null;
    }
    all.forEach(function (line) {
      var li = self.last || document.createElement("li");
      if (!li.className) li.className = line.printed ? "host" : "own";
      dress(li, line.text.replace(/\r$/, ""));
      if (!li.parentNode) { rows.appendChild(li); self.fresh++; }
      self.last = line.open ? li : null;
    });
    this.lines.appendChild(rows);
    // counting walks over all lines: once for all that go
    for (var surplus = this.lines.childElementCount - MOST_LINES; surplus > 0; surplus--) this.lines.firstElementChild.remove();
    if (this.following) this.toEnd();
    this.drawn = performance.now();
  };
  LiveLog.prototype.toEnd = function () {
    var self = this;
    this.jumping = true;
    this.lines.scrollTop = this.lines.scrollHeight;
    requestAnimationFrame(function () { self.jumping = false; });
  };
  LiveLog.prototype.follow = function (on) {
    this.following = on;
    this.fresh = 0;
    this.searching = false;
    this.pane.querySelector("[data-do=log-follow]").setAttribute("aria-pressed", on);
    if (on) this.toEnd();
    this.count();
  };
  LiveLog.prototype.count = function () {
    var words = this.ended ? "Complete" : this.following ? "Following" : "Paused";
    if (!this.following && this.fresh) words += ", " + this.fresh + (this.fresh === 1 ? " new line" : " new lines");
    this.say(words);
  };
  LiveLog.prototype.say = function (words) {
    var state = this.pane.querySelector(".log-state");
    if (state.textContent !== words) state.textContent = words;
  };
  LiveLog.prototype.search = function (wanted) {
    var first = null, hits = 0;
    wanted = wanted.toLowerCase();
    Array.from(this.lines.children).forEach(function (li) {
      var hit = wanted !== "" && li.textContent.toLowerCase().indexOf(wanted) >= 0;
      li.classList.toggle("hit", hit);
      if (hit) { hits++; first = first || li; }
    });
    if (first) { this.follow(false); this.searching = true; first.scrollIntoView({ block: "center" }); }
    this.pane.querySelector(".log-hits").textContent = wanted === "" ? "" : hits + (hits === 1 ? " line" : " lines");
  };
  /** The whole log comes from the server: the page may have dropped its beginning. */
  LiveLog.prototype.save = function () {
    var link = document.createElement("a");
    link.href = this.pane.dataset.api + "/all?part=" + this.part;
    link.download = "operation-" + this.pane.dataset.operation + ".log";
    link.click();
  };

  /** A piece of a log cut where its origin changes: what a host printed, and lines of our own. */
  function runs(piece) {
    var data = atob(piece.data), bytes = new Uint8Array(data.length), at = piece.from, all = [];
    for (var i = 0; i < data.length; i++) bytes[i] = data.charCodeAt(i);
    function run(to, printed) {
      if (to > at) all.push({ bytes: bytes.subarray(at - piece.from, to - piece.from), printed: printed });
      at = to;
    }
    piece.printed.forEach(function (range) { run(range.from, false); run(range.to, true); });
    run(piece.next, false);
    return all;
  }

  var CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

  /** Times of ours become the viewer's; colours become classes; every other control character is a small mark that does nothing. */
  function dress(li, raw) {
    li.textContent = "";
    var stamp = li.className === "host" ? null : /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) /.exec(raw);
    if (stamp) {
      var time = document.createElement("time"), at = new Date(stamp[1]);
      time.dateTime = stamp[1];
      time.textContent = at.toTimeString().slice(0, 8);
      time.title = at.toString();
      li.appendChild(time);
      raw = raw.slice(stamp[0].length);
    }
    var text = document.createElement("span"), classes = "";
    if (!CONTROLS.test(raw)) {
      text.textContent = raw;
      li.appendChild(text);
      return;
    }
    raw.split(/(\x1b\[[0-9;]*m|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -\/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff])/).forEach(function (piece, i) {
      if (!piece) return;
      if (i % 2 === 0) {
        var span = document.createElement("span");
        if (classes) span.className = classes;
        span.textContent = piece;
        text.appendChild(span);
        return;
      }
      var colour = /^\x1b\[([0-9;]*)m$/.exec(piece);
      if (colour) {
        classes = colour[1].split(";").filter(function (n) { return n && Number(n) > 0 && Number(n) < 108; }).map(function (n) { return "ansi-" + Number(n); }).join(" ");
        return;
      }
      var mark = document.createElement("span");
      mark.className = "esc";
      mark.textContent = piece.charCodeAt(0) === 27 ? "ESC" : "U+" + piece.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      mark.title = "control characters, shown and not obeyed";
      text.appendChild(mark);
    });
    li.appendChild(text);
  }

  /* ---- <div data-changes="refreshList" data-since="812" data-api="/api/v1">: calls the page's remote command when something changed */
  function Changes(place) {
    this.place = place;
    this.since = place.dataset.since;
    this.failures = 0;
    this.wait();
  }
  Changes.prototype.wait = function () {
    var self = this;
    visible().then(function () {
      return get(self.place.dataset.api + "/changes?since=" + self.since + "&wait=" + WAIT);
    }).then(function (answer) {
      if (answer.status === 401 || answer.status === 403) return null;
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).then(function (news) {
      if (!news) return;
      self.failures = 0;
      self.since = news.next;
      if (news.changed && typeof window[self.place.dataset.changes] === "function") window[self.place.dataset.changes]();
      pause(news.changed ? 1000 : 0).then(function () { self.wait(); });
    }).catch(function () {
      pause(PAUSES[Math.min(self.failures++, PAUSES.length - 1)]).then(function () { self.wait(); });
    });
  };

  /* A page that draws itself anew is not a person at work: such a request prolongs no sign-in. */
  if (window.jQuery) jQuery(document).on("pfAjaxSend", function (event, request, settings) {
    if (/(^|:)news$/.test(String(settings.source))) request.setRequestHeader("Intendant-News", "true");
  });

  function begin() {
    document.querySelectorAll(".log[data-operation]").forEach(function (pane) { if (!pane.log) pane.log = new LiveLog(pane); });
    document.querySelectorAll("[data-changes]").forEach(function (place) { if (!place.waiting) place.waiting = new Changes(place); });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin); else begin();
})();
