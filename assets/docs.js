// Makes the page /docs a place to try calls at: Swagger UI, loaded only when someone asks for it.
const ASSETS = "/docs/assets";

function load(kind, attributes) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(kind), attributes);
    element.onload = resolve;
    element.onerror = () => reject(new Error(`${attributes.src ?? attributes.href} could not be loaded`));
    document.head.append(element);
  });
}

/** Swagger UI follows a class, not what the reader has set. */
function followColours() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
  dark.addEventListener("change", follow);
  follow();
}

async function open(place, button, status) {
  button.disabled = true;
  status.textContent = "Loading…";
  try {
    await Promise.all([
      load("link", { rel: "stylesheet", href: `${ASSETS}/swagger-ui.css` }),
      load("script", { src: `${ASSETS}/swagger-ui-bundle.js` }),
    ]);
    await load("link", { rel: "stylesheet", href: `${ASSETS}/docs.css` });
    followColours();
    const ui = document.createElement("div");
    ui.id = "swagger-ui";
    place.append(ui);
    // Without a validator of its own it asks nobody but this service.
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
    status.textContent = "Calls that are tried here are real: they start audits and cost what they cost.";
  } catch (error) {
    button.disabled = false;
    status.textContent = `${error.message}. The list below has everything; try again, or read /openapi.json.`;
  }
}

const place = document.getElementById("reference");
const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Try calls here" });
const status = document.createElement("p");
status.setAttribute("role", "status");
button.addEventListener("click", () => open(place, button, status));
place.append(button, status);
// A link into the reference opens it.
if (location.hash.startsWith("#/")) button.click();
