/*
 * The map of servers: read whole, drawn and narrowed here. Names and whatever else hosts and people wrote become text nodes only.
 *
 * Few servers are all drawn with words. With many, those that need somebody keep their words, and those that do not become
 * short or wait behind a line with their number.
 */
(function () {
  "use strict";
  var MANY = 60, VERY_MANY = 150, PAUSE = 3000, EVERY = 60000;
  var map = document.getElementById("map");
  if (!map) return;
  var root = map.dataset.root || "", search = document.getElementById("map-q"), tag = document.getElementById("map-tag");
  var chips = document.getElementById("map-states"), lead = document.getElementById("map-lead"), said = document.getElementById("map-said");
  var byName = new Intl.Collator("en", { numeric: true }); // pve2 stands before pve10
  var servers = [], all = 0, states = {}, opened = {}, asking = false, again = false, timer = null, last = 0;

  /* what a server needs, the worst first: one word for its state and whether it answers */
  var NEEDS = [
    { key: "unreachable", state: "UNREACHABLE", is: function (s) { return s.reachable === "UNREACHABLE"; } },
    { key: "differs", state: "DIFFERS", is: function (s) { return s.state === "DIFFERS"; } },
    { key: "unknown", state: "UNKNOWN", is: function (s) { return s.state === "UNKNOWN" || s.reachable === "UNKNOWN"; } },
    { key: "in_sync", state: "IN_SYNC", is: function () { return true; } }
  ];
  function need(server) { return NEEDS.find(function (one) { return one.is(server); }); }

  /** Nobody has to look: as wanted, or nothing is wanted there and it answers. */
  function quiet(server) {
    return !server.marks && (server.need.key === "in_sync" || server.need.key === "unknown" && !server.compared && server.reachable === "REACHABLE");
  }

  /* ---- what the fields say, kept in the address */
  var asked = new URLSearchParams(location.search);
  var wanted = { q: asked.get("q") || "", state: asked.get("state") || "", tag: asked.get("tag") || "" };
  search.value = wanted.q;

  function remember() {
    var kept = new URLSearchParams();
    Object.keys(wanted).forEach(function (name) { if (wanted[name]) kept.set(name, wanted[name]); });
    history.replaceState(null, "", location.pathname + (String(kept) ? "?" + kept : ""));
  }
  function narrowed() { return wanted.q.trim() !== "" || wanted.state !== "" || wanted.tag !== ""; }
  function fits(server) {
    return (!wanted.state || server.need.key === wanted.state)
      && (!wanted.tag || (server.tags || []).indexOf(wanted.tag) >= 0)
      && wanted.q.trim().toLowerCase().split(/\s+/).every(function (word) { return server.text.indexOf(word) >= 0; });
  }

  /* ---- reading */
  function read(news) {
    if (asking) { again = true; return; }
    asking = true;
    fetch(root + "/api/v1/servers/map", { headers: news ? { Accept: "application/json", "Intendant-News": "true" } : { Accept: "application/json" } }).then(function (answer) {
      if (answer.status === 401) { location.reload(); return null; }
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).then(function (answer) {
      if (answer) take(answer);
    }).catch(function () {
      if (!servers.length) { map.textContent = ""; map.append(element("p", "notice bad", "The map could not be read. It is tried again in a minute.")); }
    }).then(function () {
      asking = false;
      last = Date.now();
      if (again) { again = false; soon(); }
    });
  }
  /** What changes all the time is read every three seconds at most. */
  function soon() {
    if (!timer) timer = setTimeout(function () { timer = null; read(true); }, Math.max(0, PAUSE - (Date.now() - last)));
  }
  window.refreshMap = soon; // called by the long poll when something changed
  setInterval(function () { if (!document.hidden && Date.now() - last > EVERY) read(true); }, 5000);

  function take(answer) {
    states = answer.states;
    servers = answer.servers;
    all = answer.all;
    servers.forEach(function (server) {
      server.need = need(server);
      server.text = [server.name, server.title, server.host, server.system].concat(server.tags || []).join(" ").toLowerCase();
    });
    drawTags();
    draw();
  }

  /* ---- drawing */
  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }
  function icon(name) {
    var made = element("span", "pi" + (/^pi-[a-z-]+$/.test(name) ? " " + name : ""));
    made.setAttribute("aria-hidden", "true");
    return made;
  }
  function plural(number, one, many) { return number + " " + (number === 1 ? one : many); }

  function draw() {
    var shown = servers.filter(fits), focus = place(document.activeElement);
    drawChips();
    map.textContent = "";
    if (all > servers.length) map.append(some());
    groups(shown).forEach(function (group) { map.append(drawGroup(group, shown.length)); });
    if (!shown.length) map.append(nothing());
    map.removeAttribute("aria-busy");
    lead.textContent = sentence(shown.length);
    said.textContent = narrowed() ? plural(shown.length, "server", "servers") + " of " + servers.length + " shown" : "";
    if (focus) { var same = map.querySelector('[data-place="' + focus + '"]'); if (same) same.focus({ preventScroll: true }); }
  }
  /** Of too many only some were read, and only those are narrowed and counted: that is said, with where all of them are. */
  function some() {
    var box = element("div", "notice"), words = element("div", "grow"), list = element("a", "", "The list of servers searches all of them.");
    words.append(element("strong", "", "Shown are " + servers.length + " of " + all + " servers:"), " first of those that do not answer and those that differ, then others by name. Fields and numbers here are about these. ", list);
    list.href = root + "/servers/servers.xhtml" + (wanted.q.trim() ? "?q=" + encodeURIComponent(wanted.q.trim()) : "");
    box.append(icon("pi-info-circle"), words);
    return box;
  }
  function place(active) { return active && map.contains(active) && /^[a-z0-9-]+$/.test(active.dataset.place || "") ? active.dataset.place : null; }

  function sentence(shown) {
    var hypervisors = servers.filter(function (server) { return server.hypervisor; }).length;
    var all = plural(servers.length, "server", "servers") + (hypervisors ? ", " + plural(hypervisors, "hypervisor", "hypervisors") : "");
    return narrowed() ? shown + " of " + all : all;
  }

  /** Hypervisors by name with the guests that are shown, and at last those on none. A hypervisor that is not shown stays as a title. */
  function groups(shown) {
    var byId = {}, all = [], beside = { key: "beside", guests: [] };
    servers.forEach(function (server) { if (server.hypervisor) { byId[server.id] = { key: "h" + server.id, server: server, guests: [] }; all.push(byId[server.id]); } });
    shown.forEach(function (server) {
      if (byId[server.on]) byId[server.on].guests.push(server);
      else if (!server.hypervisor) beside.guests.push(server);
    });
    all.sort(function (a, b) { return byName.compare(a.server.name, b.server.name); });
    return all.filter(function (group) { return group.guests.length || fits(group.server); }).concat(beside.guests.length ? [beside] : []);
  }

  function drawGroup(group, total) {
    var card = element("section", "card map-group"), header = element("header"), title = element("h2");
    title.id = "map-" + group.key;
    card.setAttribute("aria-labelledby", title.id);
    if (group.server) {
      title.append(link(group.server, "h-"));
      header.append(icon("pi-server"), title, first(group.server));
      marks(group.server, header, "h-");
      if (group.server.title) header.append(element("span", "muted small", group.server.title));
    } else {
      title.textContent = "On no hypervisor";
      header.append(title);
    }
    header.append(counts(group.guests));
    card.append(header);
    card.append(body(group, total));
    return card;
  }

  /** How many there are of each, as icons with numbers. */
  function counts(guests) {
    var all = element("span", "aside map-counts");
    NEEDS.forEach(function (one) {
      var number = guests.filter(function (server) { return server.need === one; }).length;
      if (!number) return;
      var count = element("span", "status " + states[one.state].tone);
      count.append(icon(states[one.state].icon), element("span", "num", String(number)), element("span", "sr", " " + states[one.state].word));
      count.title = number + " " + states[one.state].word.toLowerCase();
      all.append(count);
    });
    return all;
  }

  function body(group, total) {
    var inside = element("div", "body"), loud = group.guests, waiting = [];
    if (!group.guests.length) { inside.append(element("p", "muted small", narrowed() ? "None of its guests matches." : "No guest of it is known here.")); return inside; }
    if (total > MANY && !narrowed()) {
      loud = group.guests.filter(function (server) { return !quiet(server); });
      waiting = group.guests.filter(quiet);
    }
    if (loud.length) inside.append(tiles(loud, total <= VERY_MANY || loud.length < MANY));
    if (waiting.length) inside.append(fold(group.key, waiting, total));
    return inside;
  }

  /** Those whom nobody needs to look at, behind a line with their number; drawn when it is opened. */
  function fold(key, waiting, total) {
    var details = element("details", "map-fold"), summary = element("summary");
    var sync = waiting.filter(function (server) { return server.need.key === "in_sync"; }).length, other = waiting.length - sync;
    summary.textContent = [sync ? sync + " in sync and reachable" : "", other ? other + " reachable, with nothing wanted on them" : ""].filter(Boolean).join(", ");
    summary.dataset.place = "fold-" + key;
    details.append(summary);
    function fill() { if (details.open && details.children.length === 1) details.append(tiles(waiting, total <= VERY_MANY)); }
    details.open = key in opened ? opened[key] : total <= VERY_MANY;
    fill();
    details.addEventListener("toggle", function () { opened[key] = details.open; fill(); });
    return details;
  }

  function tiles(guests, withWords) {
    var list = element("ul", "plain hosts" + (withWords ? "" : " dense"));
    guests.slice().sort(function (a, b) { return NEEDS.indexOf(a.need) - NEEDS.indexOf(b.need) || byName.compare(a.name, b.name); }).forEach(function (server) { list.append(tile(server, withWords)); });
    return list;
  }

  function tile(server, withWords) {
    var look = states[server.need.state], item = element("li", "host " + look.tone), words = says(server);
    var name = link(server, "g-");
    item.append(icon(look.icon), name);
    if (withWords) {
      var small = element("small");
      var bare = server.need.key === "unknown" && !server.compared; // nothing is wanted there: that it answers is all there is
      small.append(document.createTextNode(look.word + (bare && server.reachable === "REACHABLE" ? ", reachable" : "")),
        age(bare || server.need.key === "unreachable" ? server.tried : server.checked));
      item.append(small);
    }
    if (server.hypervisor) name.append(element("span", "sr", ", hypervisor"));
    name.append(element("span", "sr", ". " + words));
    name.title = server.name + (server.title ? " · " + server.title : "") + "\n" + words;
    marks(server, item, "g-");
    return item;
  }

  function link(server, where) {
    var to = element("a", "name", server.name);
    to.href = root + "/servers/server.xhtml?id=" + server.id;
    to.dataset.place = where + server.id;
    return to;
  }

  /** State and reachability in words, each with its age as it is now. */
  function says(server) {
    var state = states[server.state].word + (server.checked ? ", compared " + ago(server.checked) : server.compared ? ", not compared yet" : ", nothing is wanted on it");
    var answers = states[server.reachable].word + (server.tried ? ", tried " + ago(server.tried) : ", not tried yet");
    return state + " · " + answers + (server.trouble ? " · " + server.trouble : "");
  }
  function age(at) {
    if (!at) return "";
    var made = element("span", "age", ago(at));
    made.dataset.at = Date.parse(at);
    made.title = new Date(at).toString();
    return made;
  }
  /** What a hypervisor's title says first: that it does not answer, else how it stands. */
  function first(server) {
    var away = server.reachable === "UNREACHABLE", look = states[away ? server.reachable : server.state], made = element("span", "status " + look.tone);
    made.append(icon(look.icon), element("span", "", look.word), age(away ? server.tried : server.checked));
    return made;
  }
  function ago(at) {
    var seconds = Math.max(0, Math.floor((Date.now() + ahead() - Date.parse(at)) / 1000));
    if (seconds < 10) return "just now";
    if (seconds < 60) return seconds + " s ago";
    if (seconds < 3600) return Math.floor(seconds / 60) + " min ago";
    if (seconds < 86400) return Math.floor(seconds / 3600) + " h ago";
    return plural(Math.floor(seconds / 86400), "day", "days") + " ago";
  }
  /** The server's clock counts, as it does for all ages. */
  var loaded = Date.now(), ahead = function () { return Number(document.documentElement.dataset.now || loaded) - loaded; };

  function marks(server, into, where) {
    if (!server.marks) return;
    var all = element("span", "marks");
    server.marks.forEach(function (mark, i) {
      var to = element("a", "mark " + (states[mark.state] || { tone: "" }).tone);
      to.href = root + mark.href;
      to.title = mark.words;
      to.dataset.place = where + server.id + "-" + i;
      to.append(icon(mark.icon), element("span", "sr", mark.words + " on " + server.name));
      all.append(to);
    });
    into.append(all);
  }

  /* ---- the legend is the filter */
  function drawChips() {
    var all = [{ key: "", word: "All", number: servers.length }].concat(NEEDS.map(function (one) {
      return { key: one.key, look: states[one.state], word: states[one.state].word, number: servers.filter(function (server) { return server.need === one; }).length };
    }));
    if (!chips.children.length) all.forEach(function (one) {
      var item = element("li"), input = element("input"), label = element("label", one.look ? "status " + one.look.tone : "");
      input.type = "radio";
      input.name = "map-state";
      input.id = "map-state-" + (one.key || "all");
      input.value = one.key;
      input.checked = wanted.state === one.key;
      label.htmlFor = input.id;
      if (one.look) label.append(icon(one.look.icon));
      label.append(element("span"));
      item.append(input, label);
      chips.append(item);
    });
    all.forEach(function (one, i) { chips.children[i].querySelector("label > span:not(.pi)").textContent = one.word + " " + one.number; });
  }
  function drawTags() {
    var tags = Array.from(new Set(servers.flatMap(function (server) { return server.tags || []; }))).sort();
    tag.textContent = "";
    [""].concat(tags).forEach(function (one) {
      var option = element("option", "", one || "Any");
      option.value = one;
      tag.append(option);
    });
    if (tags.indexOf(wanted.tag) < 0) wanted.tag = "";
    tag.value = wanted.tag;
    tag.parentNode.hidden = !tags.length;
  }
  function nothing() {
    var box = element("div", "card"), empty = element("div", "empty"), clear = element("button", "ui-button ui-widget ui-button-outlined as-button", "Clear the filters"), row = element("div", "row");
    clear.type = "button";
    clear.addEventListener("click", function () {
      wanted = { q: "", state: "", tag: "" };
      search.value = "";
      tag.value = "";
      chips.querySelector("input").checked = true;
      remember();
      draw();
      search.focus();
    });
    row.append(clear);
    empty.append(icon("pi-search"), element("h2", "", "No server matches"), row);
    box.append(empty);
    return box;
  }

  search.addEventListener("input", function () { wanted.q = search.value; remember(); draw(); });
  tag.addEventListener("change", function () { wanted.tag = tag.value; remember(); draw(); });
  chips.addEventListener("change", function (event) { wanted.state = event.target.value; remember(); draw(); });
  read(false);
})();
