"use strict";
(() => {
  const filters = document.querySelector(".filters");
  if (!filters) return;
  const search = filters.querySelector("input[type=search]");
  const severities = [...filters.querySelectorAll("input[name=severity]")];
  const section = filters.querySelector("select[name=section]");
  const project = filters.querySelector("select[name=project]");
  const others = filters.querySelector("input[name=others]");
  const shown = document.getElementById("shown");
  const rules = [...document.querySelectorAll(".rule")];
  const texts = new Map();
  const textOf = finding => {
    if (!texts.has(finding)) texts.set(finding, (finding.dataset.rule + " " + finding.textContent).toLowerCase());
    return texts.get(finding);
  };

  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(severities.filter(box => box.checked).map(box => box.value));
    let visible = 0;
    for (const rule of rules) {
      let inRule = 0;
      for (const finding of rule.querySelectorAll(".finding")) {
        const matches = wanted.has(finding.dataset.severity)
          && (!section.value || rule.dataset.section === section.value)
          && (!project.value || finding.dataset.project === project.value)
          && (!others || others.checked || !("other" in finding.dataset))
          && words.every(word => textOf(finding).includes(word));
        finding.hidden = !matches;
        if (matches) inRule++;
      }
      rule.hidden = inRule === 0;
      rule.querySelector(".count").textContent = inRule === 1 ? "1 finding" : `${inRule} findings`;
      if (words.length && inRule) rule.open = true;
      visible += inRule;
    }
    shown.textContent = visible === 1 ? "1 finding" : `${visible} findings`;
  };

  filters.addEventListener("input", apply);
  apply();

  // What a link leads to, and what is printed, is not folded.
  const openTarget = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") target.open = true;
  };
  addEventListener("hashchange", openTarget);
  openTarget();
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach(details => { details.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach(details => { details.open = false; }));
})();
