/*
 * Ctrl+K. One question is under way at a time and the next one follows at once, so answers come in the order of what was
 * typed, and no older one ever stands where a newer one stood. What the server answers becomes text nodes only.
 */
(function () {
  "use strict";
  var OPENED = "intendant.opened", MOST_OPENED = 12, PATIENCE = 10000;
  var palette = document.getElementById("palette");
  if (!palette) return;
  var root = palette.dataset.root || ""; // an empty attribute is left out
  var asked = palette.querySelector("input"), list = palette.querySelector("[role=listbox]");
  var none = palette.querySelector(".none"), trouble = palette.querySelector(".trouble"), status = palette.querySelector("[role=status]");
  var turn = 0;          // goes up each time the palette opens: answers of an earlier time are dropped
  var shown = null;      // what the list answers, null for nothing yet
  var asking = false;    // a question is under way
  var entered = null;    // Enter was pressed before the answer was there: what to do when it is
  var moved = false;     // a person chose another line than the first

  /* ---- pages of things that were opened here, the latest first: keys only, their names are asked for each time */
  function opened() {
    try { return JSON.parse(localStorage.getItem(OPENED)) || []; } catch (refused) { return []; }
  }
  (function remember() {
    var id = new URLSearchParams(location.search).get("id"), path = location.pathname.slice(root.length);
    if (!/^\d{1,18}$/.test(id || "") || document.querySelector("main .empty h1")) return;
    var here = path + "?id=" + id;
    var all = [here].concat(opened().filter(function (other) { return other !== here; })).slice(0, MOST_OPENED);
    try { localStorage.setItem(OPENED, JSON.stringify(all)); } catch (refused) { /* then nothing is suggested */ }
  })();

  function open() {
    if (palette.open) { asked.select(); return; }
    turn++;
    shown = null;
    entered = null;
    moved = false;
    asked.value = "";
    tell("");
    palette.showModal();
    asked.focus();
    ask();
  }

  function wanted() { return asked.value.trim(); }

  function ask() {
    if (asking || !palette.open || wanted() === shown) return;
    var text = wanted(), mine = turn, url = root + "/api/v1/jump?q=" + encodeURIComponent(text);
    if (text === "") opened().forEach(function (href) { url += "&opened=" + encodeURIComponent(href); });
    asking = true;
    fetch(url, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) }).then(function (answer) {
      if (answer.status === 401) throw new Error("Your sign-in has ended. Load the page again to sign in.");
      if (!answer.ok) throw new Error("Intendant could not answer. Type on to ask again.");
      return answer.json();
    }).then(function (answer) {
      asking = false;
      if (mine !== turn) { ask(); return; }
      shown = text;
      tell("");
      draw(answer.groups);
      if (wanted() !== text) { ask(); return; }
      if (entered) { var how = entered; entered = null; go(chosen(), how.beside); }
    }).catch(function (failed) {
      asking = false;
      if (mine !== turn) { ask(); return; }
      entered = null;
      tell(failed.name === "Error" ? failed.message : "Intendant does not answer. Type on to ask again.");
      if (wanted() !== text) ask();
    });
  }

  function tell(sentence) {
    trouble.textContent = sentence;
    trouble.hidden = sentence === "";
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function draw(groups) {
    var before = moved && chosen(), count = 0;
    list.textContent = "";
    groups.forEach(function (group, g) {
      var box = element("div"), title = element("div", "title", group.title);
      title.id = "palette-g" + g;
      box.setAttribute("role", "group");
      box.setAttribute("aria-labelledby", title.id);
      title.setAttribute("role", "presentation");
      box.appendChild(title);
      group.lines.forEach(function (line) {
        var option = element("div"), icon = element("span", "pi" + (/^pi-[a-z-]+$/.test(line.icon) ? " " + line.icon : ""));
        icon.setAttribute("aria-hidden", "true");
        option.id = "palette-" + count++;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.line = line;
        option.append(icon, element("span", "word", line.word), element("span", "hint", line.detail));
        box.appendChild(option);
      });
      list.appendChild(box);
    });
    list.hidden = count === 0;
    none.hidden = count > 0;
    asked.setAttribute("aria-expanded", String(count > 0));
    status.textContent = count === 0 ? "Nothing found" : count === 1 ? "1 result" : count + " results";
    var same = before && options().find(function (option) { return option.line.href === before.line.href; });
    if (!same) moved = false;
    choose(same || options()[0]);
    if (!same) list.scrollTop = 0;
  }

  function options() { return Array.from(list.querySelectorAll("[role=option]")); }
  function chosen() { return list.querySelector("[aria-selected=true]"); }
  function choose(option) {
    var was = chosen();
    if (was) was.setAttribute("aria-selected", "false");
    if (!option) { asked.removeAttribute("aria-activedescendant"); return; }
    option.setAttribute("aria-selected", "true");
    asked.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  var here = {
    theme: function () { document.querySelector(".topbar [data-do=theme]").click(); },
    "sign-out": function () { document.querySelector(".ui-menu .pi-sign-out").closest("a").click(); }
  };

  function go(option, beside) {
    if (!option) return;
    var line = option.line;
    if (line.how === "OPEN" && beside) { window.open(root + line.href, "_blank", "noopener"); return; }
    if (line.how === "POST") { post(line); return; }
    palette.close();
    if (line.how === "OPEN") location.href = root + line.href; else here[line.href]();
  }

  function post(line) {
    var token = document.querySelector("meta[name=intendant-token]").content;
    fetch(root + line.href, { method: "POST", headers: { "X-Intendant-Token": token, Accept: "application/json" } }).then(function (answer) {
      if (answer.ok) {
        palette.close();
        window.PF("news").show([{ summary: line.said, detail: "", severity: "info" }]);
      } else {
        return answer.json().then(function (body) { tell(body.error.message); });
      }
    }).catch(function () { tell("Intendant does not answer. Nothing was started as far as this page knows."); });
  }

  document.addEventListener("intendant-jump", open);
  document.addEventListener("keydown", function (event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") { event.preventDefault(); open(); }
  });
  asked.addEventListener("input", function () { entered = null; moved = false; ask(); });
  asked.addEventListener("keydown", function (event) {
    var all = options(), at = all.indexOf(chosen());
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      moved = true;
      choose(all[(at + (event.key === "ArrowDown" ? 1 : all.length - 1)) % all.length]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      var beside = event.ctrlKey || event.metaKey;
      if (wanted() === shown) go(chosen(), beside); else { entered = { beside: beside }; ask(); }
    }
  });
  palette.addEventListener("click", function (event) {
    var option = event.target.closest("[role=option]");
    if (option) go(option, event.ctrlKey || event.metaKey);
    else if (event.target === palette || event.target.closest(".close")) palette.close();
  });
})();
