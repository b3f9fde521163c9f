// The little that only the browser can do: remember the theme, copy within the click, focus the search, close menus.

const root = document.documentElement;

function setTheme(theme) {
  if (theme === "system") {
    delete root.dataset.theme;
  } else {
    root.dataset.theme = theme;
  }
  const path = new URL(document.baseURI).pathname;
  document.cookie = `halyard-theme=${theme}; path=${path}; max-age=31536000; samesite=lax`;
  markTheme();
}

function markTheme() {
  const theme = root.dataset.theme ?? "system";
  for (const button of document.querySelectorAll("[data-set-theme]")) {
    button.setAttribute("aria-pressed", String(button.dataset.setTheme === theme));
  }
}

async function copy(button) {
  const text = button.dataset.copy;
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
  } else {
    // Plain HTTP away from localhost has no clipboard API.
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  button.dataset.copied = "";
  setTimeout(() => delete button.dataset.copied, 1500);
}

function isTyping(element) {
  return element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);
}

document.addEventListener("click", event => {
  const theme = event.target.closest("[data-set-theme]");
  const copied = event.target.closest("[data-copy]");
  if (theme) {
    setTheme(theme.dataset.setTheme);
  }
  if (copied) {
    event.preventDefault();
    copy(copied);
  }
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    const chosen = event.target.closest(".menu-list a, .menu-list [data-close]");
    if (!menu.contains(event.target) || chosen) {
      menu.open = false;
    }
  }
});

document.addEventListener("toggle", event => {
  if (event.target.matches?.("details[data-menu]")) {
    markTheme();
  }
}, true);

document.addEventListener("keydown", event => {
  if (event.key === "Escape") {
    const menu = document.querySelector("details[data-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
    const search = document.querySelector("[data-search]");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  }
});
