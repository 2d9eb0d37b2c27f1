// Adds a console to /docs: Swagger UI, loaded on request.
const ASSETS = "/docs/assets";

function load(kind, attributes) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(kind), attributes);
    element.onload = resolve;
    element.onerror = () => reject(new Error(`${attributes.src ?? attributes.href} could not be loaded`));
    document.head.append(element);
  });
}

/** Swagger UI follows a class instead of the reader's color scheme. */
function followColorScheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
  dark.addEventListener("change", follow);
  follow();
}

async function open(container, button, status) {
  button.disabled = true;
  status.textContent = "Loading…";
  try {
    await Promise.all([
      load("link", { rel: "stylesheet", href: `${ASSETS}/swagger-ui.css` }),
      load("script", { src: `${ASSETS}/swagger-ui-bundle.js` }),
    ]);
    await load("link", { rel: "stylesheet", href: `${ASSETS}/docs.css` });
    followColorScheme();
    const ui = document.createElement("div");
    ui.id = "swagger-ui";
    container.append(ui);
    // Without a validator, it sends requests to this service only.
    globalThis.SwaggerUIBundle({
      url: "/openapi.json",
      domNode: ui,
      deepLinking: true,
      docExpansion: "list",
      defaultModelsExpandDepth: 0,
      persistAuthorization: false,
      validatorUrl: null,
    });
    button.remove();
    status.textContent = "Requests sent here are real: audits that they start count toward the plan.";
  } catch (error) {
    button.disabled = false;
    status.textContent = `${error.message}. Try again, or use the list below and /openapi.json.`;
  }
}

const container = document.getElementById("reference");
const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Try requests" });
const status = document.createElement("p");
status.setAttribute("role", "status");
button.addEventListener("click", () => open(container, button, status));
container.append(button, status);
// A link into the console opens it.
if (location.hash.startsWith("#/")) button.click();
