/* Filters and sorting. Every page is complete without it. */
(() => {
  "use strict";

  const PAGE = 100;
  const SCREEN = 20; /* The number of rows to show first if none can be measured. */
  const FACET_VALUES = 20;
  const DAY = 86400000;
  const MOST_DAYS = 1000000; /* More than any age. */
  const FIND = "find"; /* Not `q`: Material opens its own search with that. */
  const OPEN = new Set(["open"]);
  const ANY = new Set();
  const RATINGS = { high: "High/High", medium: "Medium", low: "Low", unrated: "Unrated" };
  const WORDS = {
    state: {
      planning: "Planning", "in-progress": "In progress", blocked: "Blocked", "on-hold": "On hold",
      completed: "Completed", cancelled: "Cancelled", unknown: "Not stated",
    },
    risk: RATINGS,
    rating: RATINGS,
    kind: { decision: "Decision", clarification: "Clarification", research: "Research", question: "Question" },
    folder: { "": "(top)" },
    project: { "": "Own plans" },
    mitigated: { unknown: "not stated" },
    source: { question: "Answer to a question", log: "List of decisions" },
  };
  const STATES = Object.keys(WORDS.state);
  const FINISHED = new Set(["completed", "cancelled"]);

  /* Whether a click opens a link in this window. */
  const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }) => !(button || metaKey || ctrlKey || shiftKey || altKey);

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const listed = (value) => (Array.isArray(value) ? value : [value]);
  const wordFor = (field, value) => (Object.hasOwn(WORDS[field] ?? {}, value) ? WORDS[field][value] : value);

  /* Rows come as a script: `fetch` fails on file://. They are loaded when they are first needed. */
  const loading = new Map();
  const load = (name, url) => {
    if (!loading.has(url)) {
      loading.set(url, new Promise((resolve, reject) => {
        const script = element("script", { src: url });
        script.addEventListener("load", () => resolve(prepare(window.mkdocsPlans[name])));
        script.addEventListener("error", () => {
          loading.delete(url);
          reject(new Error(`${url} could not be loaded`));
        });
        document.head.append(script);
      }));
    }
    return loading.get(url);
  };
  const prepare = ({ fields, rows }) => rows.map((values, order) => {
    const row = { order };
    fields.forEach((field, i) => { row[field] = values[i]; });
    if ("lead" in row) row.text = row.lead + (row.rest ?? "");
    const texts = [row.title, row.path, row.text, row.plan, row.mitigation, row.answer, row.why, row.project, row.healthword, row.dataword, row.reason,
      row.gone, row.what, row.detail, row.after, row.texttwo, row.aftertwo, row.textthree, row.afterthree, row.more];
    row.haystack = texts.concat(row.whylabel ?? [], row.tag ?? [], row.owner ?? []).filter(Boolean).join("\n").toLocaleLowerCase();
    return row;
  });

  /* Fill the template of a row: `{field}` in texts and attributes; pieces whose field is empty are removed. What becomes a
     link is called `data-href` or `data-xlink:href` in the template, so that link checkers pass it over. */
  const SLOT = /\{(\w+)\}/g;
  const XLINK = "http://www.w3.org/1999/xlink";
  const compile = (template) => {
    const slots = [];
    const visit = (node, path) => {
      if (node.nodeType === Node.TEXT_NODE && SLOT.test(node.data)) slots.push([path, null, node.data]);
      for (const { name, value } of [...node.attributes ?? []]) {
        SLOT.lastIndex = 0;
        if (!SLOT.test(value)) continue;
        slots.push([path, name.replace(/^data-(?=(xlink:)?href$)/, ""), value]);
        node.removeAttribute(name);
      }
      SLOT.lastIndex = 0;
      node.childNodes.forEach((child, i) => visit(child, [...path, i]));
    };
    const row = template.content.querySelector("tr").cloneNode(true);
    visit(row, []);
    return { row, slots };
  };
  const filled = ({ row, slots }, values) => {
    const made = row.cloneNode(true);
    const nodes = slots.map(([path]) => path.reduce((node, i) => node.childNodes[i], made));
    slots.forEach(([, name, text], i) => {
      const value = text.replace(SLOT, (_, field) => values[field] ?? "");
      if (name) nodes[i].setAttributeNS(name.startsWith("xlink:") ? XLINK : null, name, value);
      else nodes[i].data = value;
    });
    made.querySelectorAll("[data-if]").forEach((piece) => {
      if (!values[piece.dataset.if]) piece.remove();
    });
    return made;
  };
  /* Addresses of plans are relative to the site's root, or absolute if they are on another portal. */
  const rooted = (row, base) => {
    const links = ["url", "urltwo", "urlthree", "planurl", "listsurl", "allurl"].filter((field) => row[field] && !row[field].includes("://"));
    return { ...row, ...Object.fromEntries(links.map((field) => [field, base + row[field]])) };
  };
  const breakable = (path) => path.split(/(?<=\/)/).flatMap((part, i) => (i ? [element("wbr"), part] : [part]));

  const sortKeys = {
    progress: (row) => (row.total ? row.done / row.total : -1),
    state: (row) => STATES.indexOf(row.state) * MOST_DAYS - (row.age ?? 0), /* Of one state the oldest first. */
    age: (row) => row.age,
    risks: (row) => row.highhigh * 1000 + row.risks,
    questions: (row) => row.questions,
    rank: (row) => row.rank,
    plans: (row) => row.plans,
    need: (row) => row.order,
  };
  const BIGGEST_FIRST = new Set(["age", "day", "progress", "risks", "questions", "date", "plans", "changed"]);
  const sorted = (rows, sort) => {
    if (!sort) return rows;
    const field = sort.replace(/^-/, "");
    const way = sort.startsWith("-") ? -1 : 1;
    const key = sortKeys[field] ?? ((row) => String(row[field] ?? "").toLocaleLowerCase());
    const keyed = rows.map((row) => [key(row), row]);
    keyed.sort(([a, x], [b, y]) => (a < b ? -way : a > b ? way : x.order - y.order));
    return keyed.map(([, row]) => row);
  };

  const heading = (className, colSpan, ...children) =>
    element("tr", { className }, element("th", { scope: "rowgroup", colSpan }, ...children));

  class Table {
    constructor(root) {
      this.root = root;
      this.form = root.querySelector(".plans-filter");
      this.table = root.querySelector(".plans-table");
      this.menus = [...this.form.querySelectorAll(".plans-facet")];
      this.facets = this.menus.filter((menu) => menu.dataset.field);
      this.flags = [...this.form.querySelectorAll(".plans-flag input")];
      this.search = this.form.querySelector("input[type=search]");
      this.template = compile(root.querySelector("template.plans-row"));
      this.pagers = [...root.querySelectorAll(".plans-pager")];
      /* The number of the static page, which an address without `page` means. */
      this.home = Number.parseInt(root.querySelector(".plans-pager [aria-current]")?.lastChild.data, 10) || 1;
      this.output = this.form.querySelector(".plans-count");
      this.whole = this.output.value; /* What the static page counts. */
      this.shown = [...root.querySelectorAll(".plans-switch a[data-show]")]; /* Links to a part of the rows. */
      this.reset = this.form.querySelector(".plans-reset");
      this.none = element("p", { className: "plans-empty plans-none", textContent: "Nothing matches.", hidden: true });
      this.table.after(this.none);
      this.table.tabIndex = -1;
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
        this.page = null;
        this.apply(event.target !== this.search);
      });
      this.form.addEventListener("reset", (event) => {
        event.preventDefault();
        this.read(this.unfiltered());
        this.apply(true, true);
        this.search.focus();
      });
      this.form.addEventListener("focusin", () => this.rows().catch(() => {}), { once: true });
      this.menus.forEach((facet) => {
        facet.addEventListener("toggle", () => {
          if (!facet.open) return;
          this.menus.forEach((other) => { if (other !== facet) other.open = false; });
          if (!facet.dataset.field) this.keepOnScreen(facet);
          else this.rows().then((rows) => this.showFacets(this.filter(rows).facets), () => this.showFailure());
        });
        facet.addEventListener("focusout", ({ relatedTarget }) => {
          if (relatedTarget && !facet.contains(relatedTarget)) facet.open = false;
        });
        facet.addEventListener("keydown", (event) => {
          if (event.key !== "Escape" || !facet.open) return;
          facet.open = false;
          facet.querySelector("summary").focus();
        });
      });
      this.shown.forEach((link) => link.addEventListener("click", (event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        event.stopPropagation();
        this.part = link.dataset.show;
        this.page = null;
        this.apply(true);
      }));
      /* Handle links to this page with another query, which instant navigation would ignore, also those of the theme. */
      this.clicked = (event) => {
        const link = event.target.closest?.("a[href]");
        if (!link || !isPlain(event) || "show" in link.dataset || link.hash || link.origin !== location.origin || link.pathname !== location.pathname) return;
        event.preventDefault();
        event.stopPropagation();
        if (link.href !== location.href) history.pushState(history.state, "", link.href);
        this.restore();
        if (this.table.getBoundingClientRect().top > window.innerHeight / 2) this.form.scrollIntoView();
      };
      document.addEventListener("click", this.clicked, true);
      this.closer = (event) => {
        this.menus.forEach((facet) => { if (!facet.contains(event.target)) facet.open = false; });
      };
      document.addEventListener("click", this.closer);
      this.popped = () => this.restore();
      window.addEventListener("popstate", this.popped);
    }

    /* With instant navigation, the page is replaced and the window stays. */
    leave() {
      document.removeEventListener("click", this.closer);
      document.removeEventListener("click", this.clicked, true);
      window.removeEventListener("popstate", this.popped);
    }

    makeSortable() {
      this.table.querySelectorAll("th[data-sort]").forEach((head) => {
        const button = element("button", { type: "button" }, ...head.childNodes);
        button.addEventListener("click", () => {
          const field = head.dataset.sort;
          const first = BIGGEST_FIRST.has(field) ? `-${field}` : field;
          const second = BIGGEST_FIRST.has(field) ? field : `-${field}`;
          /* The order of the static page is the first one of its column. */
          if (head.dataset.order) this.sort = this.sort ? "" : second;
          else this.sort = this.sort === first ? second : this.sort === second ? "" : first;
          this.page = null;
          this.apply(true);
        });
        head.replaceChildren(button);
      });
    }

    /* What stays of the query if the filter is reset. */
    unfiltered() {
      return new URLSearchParams(this.part ? { show: this.part } : {});
    }

    /* The state of the form is the query string; unknown keys are left alone. */
    read(query) {
      this.search.value = query.get(FIND) ?? "";
      this.chosen = new Map(this.facets.map((facet) => [facet.dataset.field, new Set(query.getAll(facet.dataset.param))]));
      this.facets.forEach((facet) => facet.querySelector(".plans-facet__list").replaceChildren()); /* Its ticks are old. */
      this.flags.forEach((flag) => { flag.checked = query.get(flag.name) === flag.value; });
      const sort = query.get("sort") ?? "";
      const known = [...(this.table.querySelectorAll("th[data-sort]") ?? [])].map((head) => head.dataset.sort);
      this.sort = known.includes(sort.replace(/^-/, "")) ? sort : "";
      this.page = Number.parseInt(query.get("page"), 10) || null;
      const part = query.get("show");
      this.part = this.shown.some((link) => link.dataset.show === part) ? part : "";
    }

    restore() {
      this.read(new URLSearchParams(location.search));
      this.menus.forEach((facet) => { facet.open = false; });
      if (this.differs()) this.apply();
    }

    /* Whether the static rows are not the chosen ones. */
    differs() {
      return this.asked() || this.page || this.applied;
    }

    asked() {
      return Boolean(this.part) || this.filtered();
    }

    filtered() {
      return Boolean(
        this.search.value || this.sort || this.flags.some((flag) => flag.checked)
        || [...this.chosen.values()].some((values) => values.size),
      );
    }

    firstPage() {
      return this.asked() ? 1 : this.home;
    }

    query() {
      const query = new URLSearchParams();
      const old = new URLSearchParams(location.search);
      const ours = new Set([FIND, "sort", "page", ...(this.shown.length ? ["show"] : []), ...this.facets.map((f) => f.dataset.param), ...this.flags.map((f) => f.name)]);
      old.forEach((value, key) => { if (!ours.has(key)) query.append(key, value); });
      if (this.search.value) query.set(FIND, this.search.value);
      this.facets.forEach((facet) => {
        this.chosen.get(facet.dataset.field).forEach((value) => query.append(facet.dataset.param, value));
      });
      this.flags.forEach((flag) => { if (flag.checked) query.set(flag.name, flag.value); });
      if (this.part) query.set("show", this.part);
      if (this.sort) query.set("sort", this.sort);
      if (this.page && this.page !== this.firstPage()) query.set("page", this.page);
      return query.toString();
    }

    /* The ticked values of an open facet; values that it does not show are kept. */
    readFacet(facet) {
      const boxes = [...facet.querySelectorAll("input")];
      const shown = new Set(boxes.map((box) => box.value));
      const kept = [...this.chosen.get(facet.dataset.field)].filter((value) => !shown.has(value));
      this.chosen.set(facet.dataset.field, new Set([...kept, ...boxes.filter((box) => box.checked).map((box) => box.value)]));
    }

    /* `push`: true adds an entry to the history, false (while typing) replaces it; without it the history is unchanged. */
    async apply(push, afresh = false) {
      if (push !== undefined) {
        if (!afresh) this.facets.forEach((facet) => this.readFacet(facet));
        const query = this.query();
        const url = `${location.pathname}${query ? `?${query}` : ""}${location.hash}`;
        const changes = url !== `${location.pathname}${location.search}${location.hash}`;
        if (push && changes) history.pushState(history.state, "", url);
        else if (changes) history.replaceState(history.state, "", url);
      }
      try {
        this.show(await this.rows(), push === undefined);
      } catch {
        this.showFailure();
      }
    }

    showFailure() {
      this.output.value = "The rows could not be loaded. Reload the page.";
    }

    /* One pass: a row that matches every facet counts in all of them; one that fails a single facet, in that one. */
    filter(rows) {
      const needles = this.search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const facets = this.facets.map((facet) => {
        const field = facet.dataset.field;
        const ticked = this.chosen.get(field);
        const wanted = field === "itemstate" && !ticked.size ? this.unasked() : ticked;
        return { field, ticked, wanted, counts: facet.open ? new Map() : null };
      });
      const narrow = facets.filter(({ wanted }) => wanted.size);
      const counting = facets.filter(({ counts }) => counts);
      const flags = this.flags.filter((flag) => flag.checked).map((flag) => flag.dataset.field);
      const found = [];
      for (const row of rows) {
        if (!this.within(row) || !needles.every((needle) => row.haystack.includes(needle))) continue;
        if (!flags.every((field) => row[field])) continue;
        let failed = null;
        let fails = 0;
        for (const facet of narrow) {
          if (!listed(row[facet.field]).some((value) => facet.wanted.has(String(value)))) {
            failed = facet;
            fails += 1;
            if (fails > 1) break;
          }
        }
        if (fails > 1) continue;
        for (const facet of counting) {
          if (failed && failed !== facet) continue;
          for (const value of new Set(listed(row[facet.field]))) facet.counts.set(value, (facet.counts.get(value) ?? 0) + 1);
        }
        if (!failed) found.push(row);
      }
      return { found, facets };
    }

    /* Whether a row is in the chosen part or range. */
    within(row) {
      return !this.part || (this.part === "finished") === FINISHED.has(row.state);
    }

    /* Registers show open items, unless the filter selects closed items or changed ones. */
    unasked() {
      return this.flags.some((flag) => flag.checked && flag.dataset.field === "change") ? ANY : OPEN;
    }

    total(rows) {
      const over = !("itemstate" in (rows[0] ?? {})) || this.chosen.get("itemstate")?.size || this.unasked() === ANY;
      return over ? rows.length : rows.filter((row) => row.itemstate === "open").length;
    }

    show(rows, whole) {
      const { found, facets } = this.filter(rows);
      this.ended = found.filter((row) => FINISHED.has(row.state)).length;
      this.below = this.shown.length && this.ended && this.ended < found.length;
      const pages = Math.max(1, Math.ceil(found.length / PAGE));
      const page = Math.min(Math.max(this.page ?? this.firstPage(), 1), pages);
      const part = sorted(found, this.sort).slice((page - 1) * PAGE, page * PAGE);
      this.sizes = new Map();
      found.forEach(({ group }) => this.sizes.set(group, (this.sizes.get(group) ?? 0) + 1));
      this.showRows(part, whole);
      this.none.hidden = found.length > 0;
      this.showHeads();
      this.showFacets(facets);
      this.showPager(page, pages, found.length);
      const noun = this.whole && ` ${this.total(rows) === 1 ? "plan" : "plans"}`;
      const [count, all] = [found.length, this.total(rows)].map((number) => number.toLocaleString("en"));
      this.output.value = this.asked() ? `${count} of ${all}${noun}` : this.whole;
      this.reset.hidden = !this.filtered();
      this.shown.forEach((link) => {
        if (link.dataset.show === this.part) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
      this.applied = true;
    }

    /* First show the rows above the screen and one screen more, by the height of the present rows; show the rest
       when these are painted. `whole`: show all at once, so that the browser can restore the scroll position. */
    showRows(part, whole) {
      const body = this.table.tBodies[0];
      const made = (from, to) => {
        const rows = document.createDocumentFragment();
        part.slice(from, to).forEach((row, i) => {
          const before = part[from + i - 1];
          rows.append(...this.headings(row, before));
          rows.append(filled(this.template, rooted(this.values(row, before), this.root.dataset.base)));
        });
        since(rows);
        return rows;
      };
      cancelAnimationFrame(this.waiting);
      clearTimeout(this.rest);
      [...this.table.tBodies].slice(1).forEach((other) => other.remove());
      const { top, height } = body.getBoundingClientRect();
      const reach = Math.ceil((window.innerHeight - Math.min(top, 0)) * body.rows.length / height) || SCREEN;
      const screen = whole ? part.length : reach;
      body.replaceChildren(made(0, screen));
      cutTexts(body);
      this.table.ariaBusy = part.length > screen ? "true" : null;
      if (part.length <= screen) return;
      this.waiting = requestAnimationFrame(() => {
        this.rest = setTimeout(() => {
          body.append(made(screen));
          cutTexts(body);
          this.table.ariaBusy = null;
        });
      });
    }

    /* The rows above a row that name its group, and what its template is filled with. */
    headings(row, before) {
      if (this.sort) return [];
      const made = [];
      const span = this.table.tHead.rows[0].cells.length;
      const ends = this.below && FINISHED.has(row.state) && !(before && FINISHED.has(before.state));
      if (ends) {
        made.push(heading("plans-group plans-group--finished", span, `Finished (${this.ended.toLocaleString("en")}) `,
          element("small", { textContent: "newest first" })));
      }
      if (row.group && (ends || row.group !== before?.group)) {
        const size = "note" in row ? [` (${this.sizes.get(row.group).toLocaleString("en")}) `, element("small", { textContent: row.note })] : [];
        made.push(heading("plans-group", span, ...breakable(row.group), ...size));
      }
      return made;
    }

    values(row) {
      if (this.sort) return { ...row, group: "" };
      return row.note === undefined || row.itemstate !== "open" ? row : { ...row, unrated: "" }; /* The head states it. */
    }

    showHeads() {
      this.table.querySelectorAll("th[data-sort]").forEach((head) => {
        const field = this.sort.replace(/^-/, "");
        if (!this.sort && head.dataset.order) head.setAttribute("aria-sort", head.dataset.order);
        else if (head.dataset.sort !== field) head.removeAttribute("aria-sort");
        else head.setAttribute("aria-sort", this.sort.startsWith("-") ? "descending" : "ascending");
      });
    }

    showFacets(facets) {
      this.menus.filter((menu) => !menu.dataset.field).forEach((menu) => {
        menu.classList.toggle("plans-facet--used", menu.querySelector(":checked") !== null);
      });
      this.facets.forEach((facet, i) => {
        const { field, ticked: chosen, counts } = facets[i];
        facet.classList.toggle("plans-facet--used", chosen.size > 0);
        if (!counts) return;
        const values = [...counts].sort(([a, m], [b, n]) => n - m || String(a).localeCompare(String(b))).slice(0, FACET_VALUES);
        chosen.forEach((value) => { if (!values.some(([other]) => String(other) === value)) values.push([value, counts.get(value) ?? 0]); });
        const focused = document.activeElement?.closest?.(".plans-facet") === facet ? document.activeElement.value : null;
        facet.querySelector(".plans-facet__list").replaceChildren(...values.map(([value, count]) => element("label", {},
          element("input", { type: "checkbox", value, checked: chosen.has(String(value)) }),
          element("span", { textContent: wordFor(field, value) }),
          element("span", { textContent: count.toLocaleString("en") }),
        )));
        this.keepOnScreen(facet);
        if (focused !== null) {
          [...facet.querySelectorAll("input")].find((box) => box.value === focused)?.focus();
        }
      });
    }

    keepOnScreen(facet) {
      const list = facet.querySelector(".plans-facet__list");
      list.style.insetInlineStart = "";
      const { left, right } = list.getBoundingClientRect();
      const over = 8 + (getComputedStyle(list).direction === "rtl" ? -left : right - document.documentElement.clientWidth);
      if (over > 0) list.style.insetInlineStart = `${-over}px`;
    }

    showPager(page, pages, total) {
      this.pagers.forEach((pager) => pager.remove());
      this.pager?.remove();
      if (pages < 2) return;
      const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
      const items = near.flatMap((number, i) => {
        const button = element("button", { type: "button", textContent: number, ariaLabel: `Page ${number}` });
        if (number === page) button.setAttribute("aria-current", "page");
        button.addEventListener("click", () => {
          this.page = number;
          this.apply(true).then(() => {
            this.form.scrollIntoView();
            this.table.focus({ preventScroll: true });
          });
        });
        const item = element("li", {}, button);
        return i && number > near[i - 1] + 1 ? [element("li", { textContent: "…", ariaHidden: "true" }), item] : [item];
      });
      const [first, last, all] = [(page - 1) * PAGE + 1, Math.min(page * PAGE, total), total].map((n) => n.toLocaleString("en"));
      const words = element("p", { textContent: `${first}–${last} of ${all}` });
      this.pager = element("nav", { className: "plans-pager", ariaLabel: "Pages" }, element("ul", {}, ...items), words);
      this.none.after(this.pager);
    }
  }

  /* The list of changes: rows below weeks and days, a range, and a line above what the reader has seen. */
  class Changes extends Table {
    listen() {
      super.listen();
      this.openings = [...this.root.querySelectorAll(".plans-opening")];
      this.switch = this.root.querySelector(".plans-switch");
      this.visit = lastVisit(this.root);
      this.first = this.root.dataset.range;
      if (!this.switch) return;
      this.switch.hidden = false;
      const since = this.switch.querySelector("[value=visit]");
      if (this.visit) {
        since.hidden = false;
        since.textContent = `since ${shortDay(this.visit.at)}`;
      }
      this.switch.addEventListener("click", ({ target }) => {
        if (target.value === undefined) return;
        this.range = target.value;
        this.page = null;
        this.apply(true);
      });
    }

    read(query) {
      super.read(query);
      const whole = !this.switch || query.get("page") || location.hash.startsWith("#week-");
      this.range = query.get("range") ?? (whole ? "all" : this.first);
    }

    query() {
      const query = new URLSearchParams(super.query());
      query.delete("range");
      if (this.range !== this.first) query.set("range", this.range);
      return query.toString();
    }

    unfiltered() {
      return new URLSearchParams({ range: this.range });
    }

    /* The static page has all changes, and the switch chooses some of them. */
    differs() {
      return Boolean(this.switch) || super.differs();
    }

    async apply(push, afresh) {
      if (push === undefined && this.trim()) return;
      await super.apply(push, afresh);
    }

    /* Show the first range without loading the rows of all changes, if the static page has all of it. */
    trim() {
      const rows = [...this.table.querySelectorAll("tr[data-time]")];
      const count = Number(this.root.dataset.count);
      if (this.applied || this.asked() || this.page || this.range !== this.first || count > rows.length) return false;
      rows.slice(count).forEach((row) => row.remove());
      [...this.table.querySelectorAll(".plans-week, .plans-day")].reverse().forEach((head) => {
        if (!head.nextElementSibling?.matches(head.matches(".plans-week") ? "tr" : "[data-time]")) head.remove();
      });
      rows.slice(0, count).some((row, i) => {
        if (!this.isSeen({ time: row.dataset.time }, { time: rows[i - 1]?.dataset.time })) return false;
        while (row.previousElementSibling?.matches(".plans-week, .plans-day")) row = row.previousElementSibling;
        row.before(this.visitLine());
        return true;
      });
      this.pagers.forEach((pager) => pager.remove());
      this.none.hidden = count > 0;
      this.applied = true;
      this.showRange(count, count);
      return true;
    }

    /* Whether the row is the first that the last visit could show. */
    isSeen(row, before) {
      const seen = this.visit?.seen;
      return Boolean(seen && before?.time > seen && row.time <= seen);
    }

    visitLine() {
      const words = `↑ new since your last visit, ${shortDay(this.visit.at)}`;
      return heading("plans-group plans-visit", 3, element("span", { textContent: words }));
    }

    within(row) {
      if (this.range === "all") return true;
      if (this.range === "visit") return Boolean(this.visit) && row.time > this.visit.seen;
      const first = Date.parse(this.root.dataset.today) - (Number(this.range) - 1) * DAY;
      return Date.parse(row.time.slice(0, 10)) >= first;
    }

    headings(row, before) {
      const found = [];
      const day = (one) => one?.time.slice(0, 10);
      if (this.isSeen(row, before)) found.push(this.visitLine());
      if (row.week !== before?.week) found.push(heading("plans-group plans-week", 3, row.week));
      if (day(row) !== day(before)) {
        found.push(heading("plans-group plans-day", 3, element("time", { dateTime: day(row), title: day(row) },
          element("b", { textContent: row.day }), ` ${row.weekday}`)));
      }
      return found;
    }

    values(row, before) {
      const same = before && before.path === row.path && before.time.slice(0, 10) === row.time.slice(0, 10);
      return { ...row, again: same ? "plan" : "", samecommit: same && before.commit === row.commit ? "yes" : "" };
    }

    total(rows) {
      return rows.filter((row) => this.within(row)).length;
    }

    show(rows, whole) {
      super.show(rows, whole);
      this.showRange(this.filter(rows).found.length, this.total(rows));
    }

    showRange(shown, total) {
      this.output.value = `${shown.toLocaleString("en")} of ${total.toLocaleString("en")} ${total === 1 ? "change" : "changes"}`;
      this.openings.forEach((opening) => { opening.hidden = opening.dataset.range !== this.range; });
      this.switch?.querySelectorAll("button").forEach((button) => { button.ariaPressed = String(button.value === this.range); });
    }
  }

  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const shortDay = (time) => {
    const day = new Date(time);
    return `${day.getDate()} ${MONTHS[day.getMonth()]}`;
  };

  /* The last visit: when it ended, and the newest change that it could show. It ends after an hour of absence, so
     that a reload moves nothing. It is kept in this browser alone. */
  const ABSENCE = 3600000;
  const lastVisit = (root) => {
    const key = `plans-visit:${new URL(root.dataset.base, location).pathname}`;
    const now = Date.now();
    try {
      let visit = JSON.parse(localStorage.getItem(key)) ?? {};
      if (visit.at && now - visit.at > ABSENCE) visit = { before: { at: visit.at, seen: visit.seen } };
      const newest = [root.dataset.newest ?? "", visit.seen ?? ""].sort().at(-1);
      localStorage.setItem(key, JSON.stringify({ ...visit, at: now, seen: newest }));
      return visit.before?.seen ? visit.before : null;
    } catch {
      return null; /* The browser keeps nothing, or something else. */
    }
  };

  /* Beside each date, show how long ago it was, in days of the reader's calendar. */
  const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const since = (root) => {
    const now = new Date();
    const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    root.querySelectorAll("time[datetime]:not([title])").forEach((time) => {
      const days = Math.round((Date.parse(time.dateTime.slice(0, 10)) - today) / DAY);
      if (Number.isNaN(days)) return;
      const [count, unit] = Math.abs(days) < 60 ? [days, "day"] : Math.abs(days) < 730 ? [Math.round(days / 30.4), "month"] : [Math.round(days / 365), "year"];
      time.title = relative.format(count, unit);
      time.after(element("span", { className: "plans-since", title: time.textContent, textContent: time.title }));
    });
  };

  /* Cut long texts after three lines, with a button for the rest: only those that are longer in the present width. */
  const cutTexts = (root) => {
    const texts = [...root.querySelectorAll(".plans-long:not(.plans-long--open)")];
    texts.forEach((long) => long.classList.add("plans-long--cut"));
    const cut = texts.map(({ firstElementChild: text }) => text.scrollHeight > text.clientHeight + 1);
    texts.forEach((long, i) => {
      const button = long.querySelector(".plans-long__more");
      if (!cut[i]) {
        long.classList.remove("plans-long--cut");
        button?.remove();
      } else if (!button) {
        long.append(element("button", { type: "button", className: "plans-long__more", textContent: "more", ariaExpanded: "false" }));
      }
    });
  };
  const showRest = ({ target }) => {
    const button = target.closest?.(".plans-long__more");
    if (!button) return;
    const open = button.parentElement.classList.toggle("plans-long--open");
    button.parentElement.classList.toggle("plans-long--cut", !open);
    button.ariaExpanded = String(open);
    button.textContent = open ? "less" : "more";
  };
  document.addEventListener("click", showRest);
  /* In the next frame, because cutting changes the height that is observed, too. */
  const widths = new WeakMap();
  const sizes = new ResizeObserver((parts) => requestAnimationFrame(() => parts.forEach(({ target, contentRect }) => {
    if (widths.get(target) !== contentRect.width) cutTexts(target);
    widths.set(target, contentRect.width);
  })));

  /* With script a figure links to the filtered index or register instead of the static list. */
  const linkToFilters = (root) => {
    root.querySelectorAll("a[data-query]").forEach((link) => {
      const [uri, query] = link.dataset.query.split("?");
      const base = root.querySelector(`.plans-strip a[data-uri="${uri}"]`);
      if (base) link.href = `${base.getAttribute("href")}?${query}`;
    });
  };

  /* Open the closed boxes around the target of a link. An id that the author wrote has a prefix on the page; as on
     code hosts, links work without the prefix, too. */
  const reveal = () => {
    let target = null;
    try {
      const name = decodeURIComponent(location.hash.slice(1));
      target = document.getElementById(name);
      if (!target && name) (target = document.getElementById(`user-content-${name}`))?.scrollIntoView();
    } catch { /* the fragment is not percent-encoded text */ }
    for (let box = target && target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  };

  /* The dashboard: whose plans and which days it shows, and what is new since the last visit. */
  const longDay = (time) => {
    const day = new Date(time);
    if (day.toDateString() === new Date().toDateString()) return `${String(day.getHours()).padStart(2, "0")}:${String(day.getMinutes()).padStart(2, "0")} today`;
    const word = (form) => day.toLocaleDateString("en", form);
    return `${word({ weekday: "long" })} ${day.getDate()} ${word({ month: "long" })}`;
  };

  class Dashboard {
    constructor(root) {
      this.root = root;
      this.visit = root.dataset.newest ? lastVisit(root) : null;
      this.owners = document.querySelector(".plans-owners");
      this.ranges = root.querySelector(".plans-ranges");
      this.groups = [...root.querySelectorAll(".plans-events > li")];
      this.range = root.dataset.range;
      this.restore();
      if (this.visit) this.showVisit();
      this.listen();
      this.show();
    }

    /* The owner is kept by name, in this browser alone. */
    get key() {
      return `plans-owner:${new URL(this.root.dataset.base, location).pathname}`;
    }

    get choices() {
      return this.owners ? [...this.owners.querySelectorAll("[data-owner]")] : [];
    }

    restore() {
      this.owner = null;
      try {
        const kept = localStorage.getItem(this.key);
        this.owner = this.choices.find((choice) => choice.dataset.owner === kept) ?? null;
      } catch { /* The browser keeps nothing. */ }
    }

    listen() {
      const choose = (owner) => {
        this.owner = owner;
        try {
          if (owner) localStorage.setItem(this.key, owner.dataset.owner);
          else localStorage.removeItem(this.key);
        } catch { /* The browser keeps nothing: the choice holds until the page is left. */ }
        this.show();
      };
      if (this.owners) {
        this.owners.hidden = false;
        this.owners.addEventListener("change", ({ target }) => choose(target.value ? target.selectedOptions[0] : null));
        this.owners.addEventListener("click", ({ target }) => {
          if (target.matches("button")) choose(target.value ? target : null);
        });
      }
      if (this.ranges) {
        this.ranges.hidden = false;
        this.ranges.addEventListener("click", ({ target }) => {
          if (!target.matches("button")) return;
          this.range = target.value;
          this.show();
        });
      }
    }

    isNew(group) {
      return group.dataset.time > this.visit.seen;
    }

    /* A line between the changes since the last visit and the others, the button of that range, and the sentence. */
    showVisit() {
      const button = this.ranges.querySelector("[value=visit]");
      button.hidden = false;
      button.textContent = `since ${shortDay(this.visit.at)}`;
      const old = this.groups.findIndex((group) => !this.isNew(group));
      if (old > 0 && this.isNew(this.groups[old - 1])) {
        let day = this.groups[old].closest(".plans-days > li");
        if (day.contains(this.groups[old - 1])) day = this.divide(day);
        const words = `↑ new since your last visit, ${shortDay(this.visit.at)}`;
        day.before(element("li", { className: "plans-visit" }, element("span", { textContent: words })));
      }
      this.showSentence();
    }

    /* A day on which a visit was has two parts. */
    divide(day) {
      const rest = day.cloneNode(true);
      const list = rest.querySelector(".plans-events");
      list.replaceChildren(...[...day.querySelectorAll(".plans-events > li")].filter((group) => !this.isNew(group)));
      day.after(rest);
      return rest;
    }

    /* What happened since the last visit, if the page knows all of it. */
    showSentence() {
      const opening = this.root.querySelector(".plans-opening[data-log]");
      if (!opening || this.visit.seen.slice(0, 10) < opening.dataset.from) return;
      const counts = new Map();
      opening.dataset.log.split(" ").forEach((entry) => {
        const [time, topic, count] = entry.split(",");
        if (time > this.visit.seen) counts.set(topic, (counts.get(topic) ?? 0) + Number(count));
      });
      const sentence = opening.querySelector(".plans-opening__visit");
      const parts = [...sentence.querySelectorAll("a")].filter((link) => counts.has(link.dataset.topic));
      parts.forEach((link) => {
        const count = counts.get(link.dataset.topic);
        link.textContent = `${count.toLocaleString("en")} ${count === 1 ? link.dataset.one : link.dataset.many}`;
      });
      const words = parts.flatMap((link) => [", ", link]).slice(1);
      const moved = counts.has("0") || counts.has("2"); /* Added or cancelled, but none completed. */
      if (moved && !counts.has("1")) words.push(", none completed");
      const day = longDay(this.visit.at);
      sentence.replaceChildren(...(words.length ? [`Since ${day}: `, ...words, "."] : [`Since ${day} no status, step, question or risk changed.`]));
      sentence.hidden = false;
      opening.querySelector(".plans-opening__range").hidden = true;
    }

    show() {
      const view = this.owner?.value ?? "all";
      this.root.querySelectorAll("[data-views]").forEach((row) => { row.hidden = !row.dataset.views.split(" ").includes(view); });
      this.showChanges(view);
      this.root.querySelectorAll(".plans-of-everyone").forEach((part) => { part.hidden = view !== "all"; });
      this.root.querySelectorAll(".plans-of-owner").forEach((link) => {
        link.hidden = view === "all";
        if (this.owner) link.href = this.filtered(link, link.dataset.filter.split("?")[1] ?? "");
      });
      this.root.querySelectorAll(".plans-none-of-owner").forEach((none) => {
        none.hidden = view === "all" || Boolean(none.parentElement.querySelector("[data-views]:not([hidden])"));
      });
      this.owners?.querySelectorAll("button").forEach((button) => { button.ariaPressed = String(button.value === (view === "all" ? "" : view)); });
      const menu = this.owners?.querySelector("select");
      if (menu) {
        menu.value = view === "all" ? "" : view;
        menu.toggleAttribute("data-chosen", view !== "all");
      }
    }

    /* The address of a page with a filter, for the chosen owner. */
    filtered(link, query) {
      const chosen = new URLSearchParams(query);
      if (this.owner) chosen.set("owner", this.owner.dataset.owner);
      return `${link.getAttribute("href").split("?")[0]}?${chosen}`;
    }

    showChanges(view) {
      if (!this.ranges) return;
      const pressed = this.ranges.querySelector(`[value="${this.range}"]`);
      this.groups.forEach((group) => {
        const inRange = this.range === "visit" ? this.isNew(group) : group.dataset.time.slice(0, 10) >= pressed.dataset.first;
        group.hidden = !inRange || !(group.dataset.views ?? "all").split(" ").includes(view);
      });
      this.root.querySelectorAll(".plans-days > li[data-day]").forEach((day) => {
        day.hidden = !day.querySelector(".plans-events > li:not([hidden])");
      });
      const line = this.root.querySelector(".plans-days > .plans-visit");
      if (line) line.hidden = this.range === "visit";
      this.ranges.querySelectorAll("button").forEach((button) => { button.ariaPressed = String(button === pressed); });
      const none = this.root.querySelector(".plans-no-change");
      none.hidden = this.groups.some((group) => !group.hidden);
      none.querySelector("span").textContent = this.range === "visit" ? "this range" : pressed.textContent;
      const all = this.root.querySelector(".plans-all-changes");
      const total = Number(pressed.dataset.total ?? 0);
      const counted = total && view === "all";
      all.textContent = counted ? `all ${total.toLocaleString("en")} ${total === 1 ? "change" : "changes"}` : none.hidden ? "all changes" : "earlier changes";
      all.href = this.filtered(all, none.hidden ? `range=${this.range}` : "range=all");
    }
  }

  let table = null;
  const start = () => {
    table?.leave();
    table = null;
    const root = document.querySelector(".plans[data-table]");
    if (root && root.querySelector(".plans-table tbody")) table = new (root.dataset.table === "changes" ? Changes : Table)(root);
    document.querySelectorAll(".plans").forEach((part) => { since(part); linkToFilters(part); cutTexts(part); sizes.observe(part); });
    document.fonts.ready.then(() => document.querySelectorAll(".plans").forEach(cutTexts));
    document.querySelectorAll(".plans-dash:not([data-started])").forEach((part) => {
      part.dataset.started = "yes";
      new Dashboard(part);
    });
    reveal();
  };
  window.addEventListener("hashchange", reveal);
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
