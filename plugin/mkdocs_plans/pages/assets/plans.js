/* Filters, sorting and small comforts. Every page is whole without it: this script only adds. */
(() => {
  "use strict";

  const PAGE = 100;
  const FACET_VALUES = 20;
  const DAY = 86400000;
  const WORDS = {
    state: {
      planning: "Planning", "in-progress": "In progress", blocked: "Blocked", "on-hold": "On hold",
      completed: "Completed", cancelled: "Cancelled", unknown: "Not stated",
    },
    risk: { red: "High/High", amber: "High/Med, Med/High, Med/Med", green: "any Low", unrated: "not rated" },
    band: { red: "High/High", amber: "High/Med, Med/High, Med/Med", green: "any Low", unrated: "not rated" },
    kind: { decision: "Decision", clarification: "Clarification", research: "Research", question: "Question" },
    folder: { "": "(top)" },
  };
  const STATES = Object.keys(WORDS.state);

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const listed = (value) => (Array.isArray(value) ? value : [value]);

  /* Rows come as a script: `fetch` fails on file://. They are loaded when they are first needed. */
  const loading = new Map();
  const load = (name, url) => {
    if (!loading.has(url)) {
      loading.set(url, new Promise((resolve, reject) => {
        const script = element("script", { src: url, onerror: reject });
        script.addEventListener("load", () => resolve(prepare(window.mkdocsPlans[name])));
        document.head.append(script);
      }));
    }
    return loading.get(url);
  };
  const prepare = ({ fields, rows }) => rows.map((values, order) => {
    const row = { order };
    fields.forEach((field, i) => { row[field] = values[i]; });
    const texts = [row.title, row.path, row.owners, row.text, row.plan, row.mitigation, row.answer, row.why];
    row.haystack = texts.concat(row.tag ?? []).filter(Boolean).join("\n").toLocaleLowerCase();
    return row;
  });

  /* Fill the template of a row: `{field}` in texts and attributes; pieces whose field is empty go. */
  const SLOT = /\{(\w+)\}/g;
  const compile = (template) => {
    const slots = [];
    const visit = (node, path) => {
      if (node.nodeType === Node.TEXT_NODE && SLOT.test(node.data)) slots.push([path, null, node.data]);
      for (const { name, value } of node.attributes ?? []) {
        SLOT.lastIndex = 0;
        if (SLOT.test(value)) slots.push([path, name, value]);
      }
      SLOT.lastIndex = 0;
      node.childNodes.forEach((child, i) => visit(child, [...path, i]));
    };
    const row = template.content.querySelector("tr");
    visit(row, []);
    return { row, slots };
  };
  const filled = ({ row, slots }, values) => {
    const made = row.cloneNode(true);
    const nodes = slots.map(([path]) => path.reduce((node, i) => node.childNodes[i], made));
    slots.forEach(([, name, text], i) => {
      const value = text.replace(SLOT, (_, field) => values[field] ?? "");
      if (name) nodes[i].setAttribute(name, value);
      else if (name === null && values.path === value) nodes[i].replaceWith(...breakable(value));
      else nodes[i].data = value;
    });
    made.querySelectorAll("[data-if]").forEach((piece) => {
      if (!values[piece.dataset.if]) piece.remove();
    });
    return made;
  };
  const breakable = (path) => path.split(/(?<=\/)/).flatMap((part, i) => (i ? [element("wbr"), part] : [part]));

  const sortKeys = {
    progress: (row) => (row.total ? row.done / row.total : -1),
    state: (row) => STATES.indexOf(row.state),
    risks: (row) => row.grave * 1000 + row.risks,
    questions: (row) => row.questions,
    rank: (row) => row.rank,
  };
  const BIGGEST_FIRST = new Set(["progress", "risks", "questions", "date"]);
  const sorted = (rows, sort) => {
    if (!sort) return rows;
    const field = sort.replace(/^-/, "");
    const way = sort.startsWith("-") ? -1 : 1;
    const key = sortKeys[field] ?? ((row) => String(row[field] ?? "").toLocaleLowerCase());
    const keyed = rows.map((row) => [key(row), row]);
    keyed.sort(([a, x], [b, y]) => (a < b ? -way : a > b ? way : x.order - y.order));
    return keyed.map(([, row]) => row);
  };

  class Table {
    constructor(root) {
      this.root = root;
      this.form = root.querySelector(".plans-filter");
      this.table = root.querySelector(".plans-table");
      this.facets = [...this.form.querySelectorAll(".plans-facet")];
      this.flags = [...this.form.querySelectorAll(".plans-flag input")];
      this.template = compile(root.querySelector("template.plans-row"));
      this.standing = [...root.querySelectorAll(".plans-pager")];
      this.output = this.form.querySelector(".plans-count");
      this.reset = this.form.querySelector(".plans-reset");
      this.form.hidden = false;
      this.makeSortable();
      this.listen();
      this.restore();
    }

    rows() {
      return load(this.root.dataset.table, this.root.dataset.rows);
    }

    listen() {
      this.form.addEventListener("submit", (event) => { event.preventDefault(); this.apply(true); });
      this.form.addEventListener("input", (event) => {
        this.page = 1;
        this.apply(event.target.type !== "search");
      });
      this.form.addEventListener("reset", (event) => {
        event.preventDefault();
        this.read(new URLSearchParams());
        this.apply(true);
        this.form.elements.q.focus();
      });
      this.form.addEventListener("focusin", () => this.rows(), { once: true });
      this.facets.forEach((facet) => {
        facet.addEventListener("toggle", () => {
          if (!facet.open) return;
          this.facets.forEach((other) => { if (other !== facet) other.open = false; });
          this.apply(false);
        });
        facet.addEventListener("keydown", (event) => {
          if (event.key === "Escape") { facet.open = false; facet.querySelector("summary").focus(); }
        });
      });
      this.closer = (event) => {
        this.facets.forEach((facet) => { if (!facet.contains(event.target)) facet.open = false; });
      };
      document.addEventListener("click", this.closer);
      this.popped = () => this.restore();
      window.addEventListener("popstate", this.popped);
    }

    /* Under instant navigation the page goes without the window going. */
    leave() {
      document.removeEventListener("click", this.closer);
      window.removeEventListener("popstate", this.popped);
    }

    makeSortable() {
      this.table?.querySelectorAll("th[data-sort]").forEach((head) => {
        const button = element("button", { type: "button" }, ...head.childNodes);
        button.addEventListener("click", () => {
          const field = head.dataset.sort;
          const first = BIGGEST_FIRST.has(field) ? `-${field}` : field;
          const second = BIGGEST_FIRST.has(field) ? field : `-${field}`;
          this.sort = this.sort === first ? second : this.sort === second ? "" : first;
          this.page = 1;
          this.apply(true);
        });
        head.replaceChildren(button);
      });
    }

    /* The state of the form is the query string; unknown keys are left alone. */
    read(query) {
      this.form.elements.q.value = query.get("q") ?? "";
      this.chosen = new Map(this.facets.map((facet) => [facet.dataset.field, new Set(query.getAll(facet.dataset.param))]));
      this.flags.forEach((flag) => { flag.checked = query.get(flag.name) === flag.value; });
      const sort = query.get("sort") ?? "";
      const known = [...(this.table?.querySelectorAll("th[data-sort]") ?? [])].map((head) => head.dataset.sort);
      this.sort = known.includes(sort.replace(/^-/, "")) ? sort : "";
      this.page = Math.max(1, Number.parseInt(query.get("page"), 10) || 1);
    }

    restore() {
      this.read(new URLSearchParams(location.search));
      this.facets.forEach((facet) => { facet.open = false; });
      if (this.asked()) this.apply(null);
      else if (this.applied) this.apply(null);
    }

    asked() {
      return Boolean(
        this.form.elements.q.value || this.sort || this.page > 1 || this.flags.some((flag) => flag.checked)
        || [...this.chosen.values()].some((values) => values.size),
      );
    }

    query() {
      const query = new URLSearchParams();
      const old = new URLSearchParams(location.search);
      const ours = new Set(["q", "sort", "page", ...this.facets.map((f) => f.dataset.param), ...this.flags.map((f) => f.name)]);
      old.forEach((value, key) => { if (!ours.has(key)) query.append(key, value); });
      if (this.form.elements.q.value) query.set("q", this.form.elements.q.value);
      this.facets.forEach((facet) => {
        this.chosen.get(facet.dataset.field).forEach((value) => query.append(facet.dataset.param, value));
      });
      this.flags.forEach((flag) => { if (flag.checked) query.set(flag.name, flag.value); });
      if (this.sort) query.set("sort", this.sort);
      if (this.page > 1) query.set("page", this.page);
      return query.toString();
    }

    /* `push`: true for a new entry in the history, false while typing, null to leave it alone. */
    async apply(push) {
      this.facets.forEach((facet) => {
        const boxes = facet.querySelectorAll("input");
        if (boxes.length) {
          const field = facet.dataset.field;
          const shown = new Set([...boxes].map((box) => box.value));
          const kept = [...this.chosen.get(field)].filter((value) => !shown.has(value));
          if (push !== null) this.chosen.set(field, new Set([...kept, ...[...boxes].filter((b) => b.checked).map((b) => b.value)]));
        }
      });
      if (push !== null) {
        const query = this.query();
        const url = `${location.pathname}${query ? `?${query}` : ""}${location.hash}`;
        if (push && url !== this.pushed) history.pushState(history.state, "", url);
        else history.replaceState(history.state, "", url);
        this.pushed = url;
      }
      this.show(await this.rows());
    }

    /* One pass: a row that fails no facet counts in all of them, one that fails a single facet in that. */
    filter(rows) {
      const needles = this.form.elements.q.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const facets = this.facets.map((facet) => ({
        field: facet.dataset.field, chosen: this.chosen.get(facet.dataset.field), counts: new Map(),
      }));
      const flags = this.flags.filter((flag) => flag.checked).map((flag) => flag.dataset.field);
      const standing = this.root.dataset.table !== "plans" && !this.chosen.get("standing")?.size;
      const found = [];
      for (const row of rows) {
        if (standing && row.standing !== "open") continue;
        if (!needles.every((needle) => row.haystack.includes(needle))) continue;
        if (!flags.every((field) => row[field])) continue;
        let failed = null;
        let fails = 0;
        for (const facet of facets) {
          if (facet.chosen.size && !listed(row[facet.field]).some((value) => facet.chosen.has(String(value)))) {
            failed = facet;
            fails += 1;
            if (fails > 1) break;
          }
        }
        if (fails > 1) continue;
        for (const facet of failed ? [failed] : facets) {
          for (const value of listed(row[facet.field])) facet.counts.set(value, (facet.counts.get(value) ?? 0) + 1);
        }
        if (!failed) found.push(row);
      }
      return { found, facets };
    }

    show(rows) {
      const { found, facets } = this.filter(rows);
      const total = this.root.dataset.table === "plans" ? rows.length : rows.filter((row) => row.standing === "open").length;
      const pages = Math.max(1, Math.ceil(found.length / PAGE));
      this.page = Math.min(this.page, pages);
      const part = sorted(found, this.sort).slice((this.page - 1) * PAGE, this.page * PAGE);
      const body = document.createDocumentFragment();
      let group = "";
      for (const row of part) {
        if (!this.sort && row.group && row.group !== group) {
          body.append(element("tr", { className: "plans-group" },
            element("th", { scope: "rowgroup", colSpan: 7 }, ...breakable(row.group))));
        }
        group = row.group;
        body.append(filled(this.template, { ...row, base: this.root.dataset.base }));
      }
      this.table.tBodies[0].replaceChildren(body);
      this.showHeads();
      this.showFacets(facets);
      this.showPager(pages);
      const asked = this.asked();
      this.output.value = asked ? `${found.length.toLocaleString()} of ${total.toLocaleString()}` : "";
      this.reset.hidden = !asked;
      this.applied = true;
      since(this.root);
    }

    showHeads() {
      this.table.querySelectorAll("th[data-sort]").forEach((head) => {
        const field = this.sort.replace(/^-/, "");
        if (head.dataset.sort !== field) head.removeAttribute("aria-sort");
        else head.setAttribute("aria-sort", this.sort.startsWith("-") ? "descending" : "ascending");
      });
    }

    showFacets(facets) {
      this.facets.forEach((facet, i) => {
        const { field, chosen, counts } = facets[i];
        facet.classList.toggle("plans-facet--used", chosen.size > 0);
        if (!facet.open) return;
        const words = WORDS[field] ?? {};
        const values = [...counts].sort(([a, m], [b, n]) => n - m || String(a).localeCompare(String(b))).slice(0, FACET_VALUES);
        chosen.forEach((value) => { if (!values.some(([other]) => String(other) === value)) values.push([value, counts.get(value) ?? 0]); });
        const focused = document.activeElement?.closest?.(".plans-facet") === facet ? document.activeElement.value : null;
        facet.querySelector(".plans-facet__list").replaceChildren(...values.map(([value, count]) => element("label", {},
          element("input", { type: "checkbox", value, checked: chosen.has(String(value)) }),
          element("span", { textContent: words[value] ?? value }),
          element("span", { textContent: count.toLocaleString() }),
        )));
        if (focused !== null) {
          [...facet.querySelectorAll("input")].find((box) => box.value === focused)?.focus();
        }
      });
    }

    showPager(pages) {
      this.standing.forEach((pager) => pager.remove());
      this.pager?.remove();
      if (pages < 2) return;
      const near = [...new Set([1, this.page - 1, this.page, this.page + 1, pages])].filter((n) => n >= 1 && n <= pages);
      const items = near.flatMap((number, i) => {
        const button = element("button", { type: "button", textContent: number, ariaLabel: `Page ${number}` });
        if (number === this.page) button.setAttribute("aria-current", "page");
        button.addEventListener("click", () => {
          this.page = number;
          this.apply(true).then(() => this.form.scrollIntoView());
        });
        const item = element("li", {}, button);
        return i && number > near[i - 1] + 1 ? [element("li", { textContent: "…", ariaHidden: "true" }), item] : [item];
      });
      this.pager = element("nav", { className: "plans-pager", ariaLabel: "Pages" }, element("ul", {}, ...items));
      this.table.after(this.pager);
    }
  }

  /* Dates say how long ago they were, beside the date itself. */
  const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const since = (root) => {
    root.querySelectorAll(".plans time[datetime]:not([title]), .plans-header time[datetime]:not([title])").forEach((time) => {
      const days = Math.round((Date.parse(time.dateTime) - Date.now()) / DAY);
      if (Number.isNaN(days)) return;
      const [count, unit] = Math.abs(days) < 60 ? [days, "day"] : Math.abs(days) < 730 ? [Math.round(days / 30.4), "month"] : [Math.round(days / 365), "year"];
      time.title = relative.format(count, unit);
    });
  };

  /* With script a door leads to the filtered index or register instead of the static list. */
  const openDoors = (root) => {
    root.querySelectorAll("a[data-query]").forEach((door) => {
      const [uri, query] = door.dataset.query.split("?");
      const base = root.querySelector(`.plans-strip a[data-uri="${uri}"]`);
      if (base) door.href = `${base.getAttribute("href")}?${query}`;
    });
  };

  /* An item reached by its link may stand in a closed box. */
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    for (let box = target && target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  };

  let table = null;
  const start = () => {
    table?.leave();
    table = null;
    const root = document.querySelector(".plans[data-table]");
    if (root && root.querySelector(".plans-table tbody")) table = new Table(root);
    document.querySelectorAll(".plans").forEach((part) => { since(part.parentElement); openDoors(part); });
    reveal();
  };
  window.addEventListener("hashchange", reveal);
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
