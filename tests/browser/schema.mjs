// Our JSON Schema, ready to hold documents against.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = new URL("../../", import.meta.url).pathname;
const require = createRequire(join(root, ".tools/npm/package.json"));
const { Ajv2020 } = require("ajv/dist/2020.js");

export const schema = JSON.parse(readFileSync(join(root, "src/formats/attest.schema.json"), "utf8"));

/** A function from a document to what is wrong with it, a line each. The schema lets a later version
 * add fields; what we write ourselves must hold none that it does not list. */
export function validator() {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
  const validate = ajv.compile(closed(schema));
  return (document) =>
    validate(document) ? [] : validate.errors.map((e) => `${e.instancePath || "/"}: ${e.message} ${JSON.stringify(e.params)}`);
}

/** The schema with every object closed, save the bare span, which values extend. */
function closed(value, name = "") {
  if (Array.isArray(value)) return value.map((item) => closed(item));
  if (value === null || typeof value !== "object") return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closed(inner, key)]));
  const isObject = copy.type === "object" && copy.properties && name !== "span";
  return isObject ? { ...copy, additionalProperties: false } : copy;
}
