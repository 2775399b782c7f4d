// Generated from schemas/ by `npm run generate`; never edited by hand.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: !0 });
    function ucs2length(str) {
      let len = str.length, length = 0, pos = 0, value;
      for (; pos < len; )
        length++, value = str.charCodeAt(pos++), value >= 55296 && value <= 56319 && pos < len && (value = str.charCodeAt(pos), (value & 64512) === 56320 && pos++);
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var Role = validate52, schema19 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "role.schema.json", type: "object", additionalProperties: !1, required: ["apiVersion", "kind", "platform", "id"], dependentRequired: { observed: ["grants"] }, dependentSchemas: { removed: { properties: { grants: !1, basedOn: !1, scope: !1, observed: !1, onboarding: !1, reportsTo: !1 } } }, properties: { apiVersion: { type: "string", const: "rolewright/v1" }, kind: { type: "string", const: "Role" }, platform: { $ref: "#/$defs/id" }, id: { $ref: "#/$defs/id" }, title: { $ref: "#/$defs/line" }, previously: { type: "array", uniqueItems: !0, items: { type: "string", $ref: "#/$defs/line" } }, description: { $ref: "#/$defs/text" }, owner: { $ref: "#/$defs/email" }, scope: { $ref: "#/$defs/scope" }, basedOn: { $ref: "#/$defs/id" }, grants: { $ref: "#/$defs/grants" }, reportsTo: { $ref: "#/$defs/id" }, targets: { $ref: "#/$defs/someIds" }, onboarding: { type: "array", items: { $ref: "#/$defs/line" } }, observed: { type: "object", additionalProperties: !1, required: ["by", "on"], properties: { by: { $ref: "#/$defs/email" }, on: { $ref: "#/$defs/time" } } }, removed: { type: "object", additionalProperties: !1, required: ["reason"], properties: { moveTo: { $ref: "#/$defs/id" }, reason: { $ref: "#/$defs/text" } } }, reviewed: { $ref: "#/$defs/time" }, reason: { $ref: "#/$defs/text" } }, $defs: { id: { type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", maxLength: 64 }, key: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$", maxLength: 64 }, line: { type: "string", pattern: "^\\S(?:.*\\S)?$", maxLength: 200 }, text: { type: "string", pattern: "\\S", maxLength: 500 }, email: { type: "string", maxLength: 254, pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" }, time: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$" }, someIds: { type: "array", minItems: 1, uniqueItems: !0, items: { type: "string", $ref: "#/$defs/id" } }, grants: { type: ["string", "object"], pattern: "^(?:everything|none)$", minProperties: 1, propertyNames: { $ref: "#/$defs/key" }, additionalProperties: { $ref: "#/$defs/grant" } }, grant: { type: ["string", "array", "object"], pattern: "^[a-z0-9][a-z0-9-]*$", minItems: 1, uniqueItems: !0, items: { type: "string", $ref: "#/$defs/key" }, minProperties: 1, propertyNames: { $ref: "#/$defs/key" }, additionalProperties: { $ref: "#/$defs/scope" } }, scope: { type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", maxLength: 64 } } }, func0 = Object.prototype.hasOwnProperty;
var func68 = require_ucs2length().default, pattern3 = new RegExp("^[a-z0-9][a-z0-9-]*$", "u");
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate53.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 64) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern3.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate53.errors = vErrors, errors === 0;
}
validate53.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var pattern4 = new RegExp("^\\S(?:.*\\S)?$", "u");
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate56.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 200) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 200 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern4.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\S(?:.*\\S)?$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate56.errors = vErrors, errors === 0;
}
validate56.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var pattern5 = new RegExp("\\S", "u");
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate59.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 500) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 500 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern5.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "\\S" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate59.errors = vErrors, errors === 0;
}
validate59.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var pattern6 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$", "u");
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate61.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 254) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 254 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern6.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate61.errors = vErrors, errors === 0;
}
validate61.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate63.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 64) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern3.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate63.errors = vErrors, errors === 0;
}
validate63.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var schema25 = { type: ["string", "object"], pattern: "^(?:everything|none)$", minProperties: 1, propertyNames: { $ref: "#/$defs/key" }, additionalProperties: { $ref: "#/$defs/grant" } }, pattern8 = new RegExp("^(?:everything|none)$", "u");
var pattern9 = new RegExp("^[A-Za-z0-9][A-Za-z0-9-]*$", "u");
function validate67(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate67.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 64) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern9.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate67.errors = vErrors, errors === 0;
}
validate67.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var schema27 = { type: ["string", "array", "object"], pattern: "^[a-z0-9][a-z0-9-]*$", minItems: 1, uniqueItems: !0, items: { type: "string", $ref: "#/$defs/key" }, minProperties: 1, propertyNames: { $ref: "#/$defs/key" }, additionalProperties: { $ref: "#/$defs/scope" } };
function validate69(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate69.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), (!data || typeof data != "object") && typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema27.type } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string" && !pattern3.test(data)) {
    let err1 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*$" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  if (Array.isArray(data)) {
    if (data.length < 1) {
      let err2 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 != "string") {
        let dataType1 = typeof data0, coerced1;
        if (coerced1 === void 0)
          if (dataType1 == "number" || dataType1 == "boolean")
            coerced1 = "" + data0;
          else if (data0 === null)
            coerced1 = "";
          else {
            let err3 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
        coerced1 !== void 0 && (data0 = coerced1, data !== void 0 && (data[i0] = coerced1));
      }
      validate67(data0, { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors), errors = vErrors.length);
    }
    let i1 = data.length, j0;
    if (i1 > 1) {
      let indices0 = {};
      for (; i1--; ) {
        let item0 = data[i1];
        if (typeof item0 == "string") {
          if (typeof indices0[item0] == "number") {
            j0 = indices0[item0];
            let err4 = { instancePath, schemaPath: "#/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
            vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
            break;
          }
          indices0[item0] = i1;
        }
      }
    }
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      let err5 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 } };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    for (let key0 of Object.keys(data)) {
      let _errs3 = errors;
      validate67(key0, { instancePath, parentData: data, parentDataProperty, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors), errors = vErrors.length);
      var valid3 = _errs3 === errors;
      if (!valid3) {
        let err6 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    for (let key1 of Object.keys(data))
      validate63(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors), errors = vErrors.length);
  }
  return validate69.errors = vErrors, errors === 0;
}
validate69.evaluated = { props: !0, items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate66(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate66.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema25.type } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string" && !pattern8.test(data)) {
    let err1 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^(?:everything|none)$" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      let err2 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (let key0 of Object.keys(data)) {
      let _errs1 = errors;
      validate67(key0, { instancePath, parentData: data, parentDataProperty, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors), errors = vErrors.length);
      var valid0 = _errs1 === errors;
      if (!valid0) {
        let err3 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    }
    for (let key1 of Object.keys(data))
      validate69(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors), errors = vErrors.length);
  }
  return validate66.errors = vErrors, errors === 0;
}
validate66.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate76(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate76.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), Array.isArray(data)) {
    if (data.length < 1) {
      let err0 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data[i0] = coerced0));
      }
      validate53(data0, { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length);
    }
    let i1 = data.length, j0;
    if (i1 > 1) {
      let indices0 = {};
      for (; i1--; ) {
        let item0 = data[i1];
        if (typeof item0 == "string") {
          if (typeof indices0[item0] == "number") {
            j0 = indices0[item0];
            let err2 = { instancePath, schemaPath: "#/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
            vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
            break;
          }
          indices0[item0] = i1;
        }
      }
    }
  } else {
    let err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } };
    vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
  }
  return validate76.errors = vErrors, errors === 0;
}
validate76.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
var pattern11 = new RegExp("^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$", "u");
function validate81(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate81.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string" && !pattern11.test(data)) {
    let err1 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate81.errors = vErrors, errors === 0;
}
validate81.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0 || !func0.call(data, "apiVersion")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.kind === void 0 || !func0.call(data, "kind")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.platform === void 0 || !func0.call(data, "platform")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "platform" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.id === void 0 || !func0.call(data, "id")) {
      let err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" } };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!func0.call(schema19.properties, key0)) {
        let err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    if (data.apiVersion !== void 0 && func0.call(data, "apiVersion")) {
      let data0 = data.apiVersion;
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err5 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data.apiVersion = coerced0));
      }
      if (data0 !== "rolewright/v1") {
        let err6 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "rolewright/v1" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let data1 = data.kind;
      if (typeof data1 != "string") {
        let dataType1 = typeof data1, coerced1;
        if (coerced1 === void 0)
          if (dataType1 == "number" || dataType1 == "boolean")
            coerced1 = "" + data1;
          else if (data1 === null)
            coerced1 = "";
          else {
            let err7 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
          }
        coerced1 !== void 0 && (data1 = coerced1, data !== void 0 && (data.kind = coerced1));
      }
      if (data1 !== "Role") {
        let err8 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "Role" } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.platform !== void 0 && func0.call(data, "platform") && (validate53(data.platform, { instancePath: instancePath + "/platform", parentData: data, parentDataProperty: "platform", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length)), data.id !== void 0 && func0.call(data, "id") && (validate53(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length)), data.title !== void 0 && func0.call(data, "title") && (validate56(data.title, { instancePath: instancePath + "/title", parentData: data, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors), errors = vErrors.length)), data.previously !== void 0 && func0.call(data, "previously")) {
      let data5 = data.previously;
      if (Array.isArray(data5)) {
        let len0 = data5.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data6 = data5[i0];
          if (typeof data6 != "string") {
            let dataType2 = typeof data6, coerced2;
            if (coerced2 === void 0)
              if (dataType2 == "number" || dataType2 == "boolean")
                coerced2 = "" + data6;
              else if (data6 === null)
                coerced2 = "";
              else {
                let err9 = { instancePath: instancePath + "/previously/" + i0, schemaPath: "#/properties/previously/items/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
              }
            coerced2 !== void 0 && (data6 = coerced2, data5 !== void 0 && (data5[i0] = coerced2));
          }
          validate56(data6, { instancePath: instancePath + "/previously/" + i0, parentData: data5, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors), errors = vErrors.length);
        }
        let i1 = data5.length, j0;
        if (i1 > 1) {
          let indices0 = {};
          for (; i1--; ) {
            let item0 = data5[i1];
            if (typeof item0 == "string") {
              if (typeof indices0[item0] == "number") {
                j0 = indices0[item0];
                let err10 = { instancePath: instancePath + "/previously", schemaPath: "#/properties/previously/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
                vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
                break;
              }
              indices0[item0] = i1;
            }
          }
        }
      } else {
        let err11 = { instancePath: instancePath + "/previously", schemaPath: "#/properties/previously/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data.description !== void 0 && func0.call(data, "description") && (validate59(data.description, { instancePath: instancePath + "/description", parentData: data, parentDataProperty: "description", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors), errors = vErrors.length)), data.owner !== void 0 && func0.call(data, "owner") && (validate61(data.owner, { instancePath: instancePath + "/owner", parentData: data, parentDataProperty: "owner", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors), errors = vErrors.length)), data.scope !== void 0 && func0.call(data, "scope") && (validate63(data.scope, { instancePath: instancePath + "/scope", parentData: data, parentDataProperty: "scope", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors), errors = vErrors.length)), data.basedOn !== void 0 && func0.call(data, "basedOn") && (validate53(data.basedOn, { instancePath: instancePath + "/basedOn", parentData: data, parentDataProperty: "basedOn", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length)), data.grants !== void 0 && func0.call(data, "grants") && (validate66(data.grants, { instancePath: instancePath + "/grants", parentData: data, parentDataProperty: "grants", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors), errors = vErrors.length)), data.reportsTo !== void 0 && func0.call(data, "reportsTo") && (validate53(data.reportsTo, { instancePath: instancePath + "/reportsTo", parentData: data, parentDataProperty: "reportsTo", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length)), data.targets !== void 0 && func0.call(data, "targets") && (validate76(data.targets, { instancePath: instancePath + "/targets", parentData: data, parentDataProperty: "targets", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors), errors = vErrors.length)), data.onboarding !== void 0 && func0.call(data, "onboarding")) {
      let data14 = data.onboarding;
      if (Array.isArray(data14)) {
        let len1 = data14.length;
        for (let i2 = 0; i2 < len1; i2++)
          validate56(data14[i2], { instancePath: instancePath + "/onboarding/" + i2, parentData: data14, parentDataProperty: i2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors), errors = vErrors.length);
      } else {
        let err12 = { instancePath: instancePath + "/onboarding", schemaPath: "#/properties/onboarding/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
      }
    }
    if (data.observed !== void 0 && func0.call(data, "observed")) {
      let data16 = data.observed;
      if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
        if (data16.by === void 0 || !func0.call(data16, "by")) {
          let err13 = { instancePath: instancePath + "/observed", schemaPath: "#/properties/observed/required", keyword: "required", params: { missingProperty: "by" } };
          vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
        }
        if (data16.on === void 0 || !func0.call(data16, "on")) {
          let err14 = { instancePath: instancePath + "/observed", schemaPath: "#/properties/observed/required", keyword: "required", params: { missingProperty: "on" } };
          vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
        }
        for (let key1 of Object.keys(data16))
          if (!(key1 === "by" || key1 === "on")) {
            let err15 = { instancePath: instancePath + "/observed", schemaPath: "#/properties/observed/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
          }
        data16.by !== void 0 && func0.call(data16, "by") && (validate61(data16.by, { instancePath: instancePath + "/observed/by", parentData: data16, parentDataProperty: "by", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors), errors = vErrors.length)), data16.on !== void 0 && func0.call(data16, "on") && (validate81(data16.on, { instancePath: instancePath + "/observed/on", parentData: data16, parentDataProperty: "on", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors), errors = vErrors.length));
      } else {
        let err16 = { instancePath: instancePath + "/observed", schemaPath: "#/properties/observed/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
      }
    }
    if (data.removed !== void 0 && func0.call(data, "removed")) {
      let data19 = data.removed;
      if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
        if (data19.reason === void 0 || !func0.call(data19, "reason")) {
          let err17 = { instancePath: instancePath + "/removed", schemaPath: "#/properties/removed/required", keyword: "required", params: { missingProperty: "reason" } };
          vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
        }
        for (let key2 of Object.keys(data19))
          if (!(key2 === "moveTo" || key2 === "reason")) {
            let err18 = { instancePath: instancePath + "/removed", schemaPath: "#/properties/removed/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } };
            vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
          }
        data19.moveTo !== void 0 && func0.call(data19, "moveTo") && (validate53(data19.moveTo, { instancePath: instancePath + "/removed/moveTo", parentData: data19, parentDataProperty: "moveTo", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors), errors = vErrors.length)), data19.reason !== void 0 && func0.call(data19, "reason") && (validate59(data19.reason, { instancePath: instancePath + "/removed/reason", parentData: data19, parentDataProperty: "reason", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors), errors = vErrors.length));
      } else {
        let err19 = { instancePath: instancePath + "/removed", schemaPath: "#/properties/removed/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    if (data.reviewed !== void 0 && func0.call(data, "reviewed") && (validate81(data.reviewed, { instancePath: instancePath + "/reviewed", parentData: data, parentDataProperty: "reviewed", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors), errors = vErrors.length)), data.reason !== void 0 && func0.call(data, "reason") && (validate59(data.reason, { instancePath: instancePath + "/reason", parentData: data, parentDataProperty: "reason", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors), errors = vErrors.length)), data.observed !== void 0 && func0.call(data, "observed") && (data.grants === void 0 || !func0.call(data, "grants"))) {
      let err20 = { instancePath, schemaPath: "#/dependentRequired", keyword: "dependentRequired", params: {
        property: "observed",
        missingProperty: "grants",
        depsCount: 1,
        deps: "grants"
      } };
      vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
    }
    if (data.removed !== void 0 && func0.call(data, "removed") && data && typeof data == "object" && !Array.isArray(data)) {
      if (data.grants !== void 0 && func0.call(data, "grants")) {
        let err21 = { instancePath: instancePath + "/grants", schemaPath: "#/dependentSchemas/removed/properties/grants/false schema", keyword: "false schema", params: {} };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
      if (data.basedOn !== void 0 && func0.call(data, "basedOn")) {
        let err22 = { instancePath: instancePath + "/basedOn", schemaPath: "#/dependentSchemas/removed/properties/basedOn/false schema", keyword: "false schema", params: {} };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
      if (data.scope !== void 0 && func0.call(data, "scope")) {
        let err23 = { instancePath: instancePath + "/scope", schemaPath: "#/dependentSchemas/removed/properties/scope/false schema", keyword: "false schema", params: {} };
        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
      }
      if (data.observed !== void 0 && func0.call(data, "observed")) {
        let err24 = { instancePath: instancePath + "/observed", schemaPath: "#/dependentSchemas/removed/properties/observed/false schema", keyword: "false schema", params: {} };
        vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
      }
      if (data.onboarding !== void 0 && func0.call(data, "onboarding")) {
        let err25 = { instancePath: instancePath + "/onboarding", schemaPath: "#/dependentSchemas/removed/properties/onboarding/false schema", keyword: "false schema", params: {} };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
      if (data.reportsTo !== void 0 && func0.call(data, "reportsTo")) {
        let err26 = { instancePath: instancePath + "/reportsTo", schemaPath: "#/dependentSchemas/removed/properties/reportsTo/false schema", keyword: "false schema", params: {} };
        vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
      }
    }
  } else {
    let err27 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
  }
  return validate52.errors = vErrors, errors === 0;
}
validate52.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var Assignments = validate87;
function validate88(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate88.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 64) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern3.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate88.errors = vErrors, errors === 0;
}
validate88.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate90(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate90.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), Array.isArray(data)) {
    if (data.length < 1) {
      let err0 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data[i0] = coerced0));
      }
      validate88(data0, { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length);
    }
    let i1 = data.length, j0;
    if (i1 > 1) {
      let indices0 = {};
      for (; i1--; ) {
        let item0 = data[i1];
        if (typeof item0 == "string") {
          if (typeof indices0[item0] == "number") {
            j0 = indices0[item0];
            let err2 = { instancePath, schemaPath: "#/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
            vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
            break;
          }
          indices0[item0] = i1;
        }
      }
    }
  } else {
    let err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } };
    vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
  }
  return validate90.errors = vErrors, errors === 0;
}
validate90.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate93(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate93.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 254) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 254 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern6.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate93.errors = vErrors, errors === 0;
}
validate93.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate95.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data[i0] = coerced0));
      }
      validate88(data0, { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length);
    }
    let i1 = data.length, j0;
    if (i1 > 1) {
      let indices0 = {};
      for (; i1--; ) {
        let item0 = data[i1];
        if (typeof item0 == "string") {
          if (typeof indices0[item0] == "number") {
            j0 = indices0[item0];
            let err1 = { instancePath, schemaPath: "#/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
            vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
            break;
          }
          indices0[item0] = i1;
        }
      }
    }
  } else {
    let err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } };
    vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
  }
  return validate95.errors = vErrors, errors === 0;
}
validate95.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate98(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate98.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string" && !pattern11.test(data)) {
    let err1 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate98.errors = vErrors, errors === 0;
}
validate98.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate103(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate103.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 200) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 200 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern4.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\S(?:.*\\S)?$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate103.errors = vErrors, errors === 0;
}
validate103.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate101(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate101.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      let err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (let key0 of Object.keys(data)) {
      let _errs1 = errors;
      validate88(key0, { instancePath, parentData: data, parentDataProperty, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length);
      var valid0 = _errs1 === errors;
      if (!valid0) {
        let err1 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 } };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    for (let key1 of Object.keys(data))
      validate103(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors), errors = vErrors.length);
  } else {
    let err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
  }
  return validate101.errors = vErrors, errors === 0;
}
validate101.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate106(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate106.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 500) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 500 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern5.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "\\S" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate106.errors = vErrors, errors === 0;
}
validate106.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate87(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate87.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0 || !func0.call(data, "apiVersion")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.kind === void 0 || !func0.call(data, "kind")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.platform === void 0 || !func0.call(data, "platform")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "platform" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.assignments === void 0 || !func0.call(data, "assignments")) {
      let err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "assignments" } };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "platform" || key0 === "targets" || key0 === "assignments")) {
        let err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    if (data.apiVersion !== void 0 && func0.call(data, "apiVersion")) {
      let data0 = data.apiVersion;
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err5 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data.apiVersion = coerced0));
      }
      if (data0 !== "rolewright/v1") {
        let err6 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "rolewright/v1" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let data1 = data.kind;
      if (typeof data1 != "string") {
        let dataType1 = typeof data1, coerced1;
        if (coerced1 === void 0)
          if (dataType1 == "number" || dataType1 == "boolean")
            coerced1 = "" + data1;
          else if (data1 === null)
            coerced1 = "";
          else {
            let err7 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
          }
        coerced1 !== void 0 && (data1 = coerced1, data !== void 0 && (data.kind = coerced1));
      }
      if (data1 !== "Assignments") {
        let err8 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "Assignments" } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.platform !== void 0 && func0.call(data, "platform") && (validate88(data.platform, { instancePath: instancePath + "/platform", parentData: data, parentDataProperty: "platform", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length)), data.targets !== void 0 && func0.call(data, "targets") && (validate90(data.targets, { instancePath: instancePath + "/targets", parentData: data, parentDataProperty: "targets", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors), errors = vErrors.length)), data.assignments !== void 0 && func0.call(data, "assignments")) {
      let data4 = data.assignments;
      if (Array.isArray(data4)) {
        let len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data5 = data4[i0], _errs12 = errors, valid3 = !1, _errs13 = errors;
          if (data5 && typeof data5 == "object" && !Array.isArray(data5) && (data5.roles === void 0 || !func0.call(data5, "roles"))) {
            let err9 = { instancePath: instancePath + "/assignments/" + i0, schemaPath: "#/properties/assignments/items/anyOf/0/required", keyword: "required", params: { missingProperty: "roles" } };
            vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
          }
          var _valid0 = _errs13 === errors;
          valid3 = valid3 || _valid0;
          let _errs14 = errors;
          if (data5 && typeof data5 == "object" && !Array.isArray(data5) && (data5.released === void 0 || !func0.call(data5, "released"))) {
            let err10 = { instancePath: instancePath + "/assignments/" + i0, schemaPath: "#/properties/assignments/items/anyOf/1/required", keyword: "required", params: { missingProperty: "released" } };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
          var _valid0 = _errs14 === errors;
          if (valid3 = valid3 || _valid0, valid3)
            errors = _errs12, vErrors !== null && (_errs12 ? vErrors.length = _errs12 : vErrors = null);
          else {
            let err11 = { instancePath: instancePath + "/assignments/" + i0, schemaPath: "#/properties/assignments/items/anyOf", keyword: "anyOf", params: {} };
            vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
          }
          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
            if (data5.user === void 0 || !func0.call(data5, "user")) {
              let err12 = { instancePath: instancePath + "/assignments/" + i0, schemaPath: "#/properties/assignments/items/required", keyword: "required", params: { missingProperty: "user" } };
              vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
            }
            for (let key1 of Object.keys(data5))
              if (!(key1 === "user" || key1 === "roles" || key1 === "from" || key1 === "until" || key1 === "in" || key1 === "reason" || key1 === "reviewed" || key1 === "released")) {
                let err13 = { instancePath: instancePath + "/assignments/" + i0, schemaPath: "#/properties/assignments/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
                vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
              }
            if (data5.user !== void 0 && func0.call(data5, "user") && (validate93(data5.user, { instancePath: instancePath + "/assignments/" + i0 + "/user", parentData: data5, parentDataProperty: "user", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate93.errors : vErrors.concat(validate93.errors), errors = vErrors.length)), data5.roles !== void 0 && func0.call(data5, "roles") && (validate95(data5.roles, { instancePath: instancePath + "/assignments/" + i0 + "/roles", parentData: data5, parentDataProperty: "roles", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors), errors = vErrors.length)), data5.from !== void 0 && func0.call(data5, "from") && (validate98(data5.from, { instancePath: instancePath + "/assignments/" + i0 + "/from", parentData: data5, parentDataProperty: "from", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors), errors = vErrors.length)), data5.until !== void 0 && func0.call(data5, "until") && (validate98(data5.until, { instancePath: instancePath + "/assignments/" + i0 + "/until", parentData: data5, parentDataProperty: "until", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors), errors = vErrors.length)), data5.in !== void 0 && func0.call(data5, "in") && (validate101(data5.in, { instancePath: instancePath + "/assignments/" + i0 + "/in", parentData: data5, parentDataProperty: "in", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate101.errors : vErrors.concat(validate101.errors), errors = vErrors.length)), data5.reason !== void 0 && func0.call(data5, "reason") && (validate106(data5.reason, { instancePath: instancePath + "/assignments/" + i0 + "/reason", parentData: data5, parentDataProperty: "reason", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors), errors = vErrors.length)), data5.reviewed !== void 0 && func0.call(data5, "reviewed") && (validate98(data5.reviewed, { instancePath: instancePath + "/assignments/" + i0 + "/reviewed", parentData: data5, parentDataProperty: "reviewed", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors), errors = vErrors.length)), data5.released !== void 0 && func0.call(data5, "released") && (validate106(data5.released, { instancePath: instancePath + "/assignments/" + i0 + "/released", parentData: data5, parentDataProperty: "released", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors), errors = vErrors.length)), data5.released !== void 0 && func0.call(data5, "released") && data5 && typeof data5 == "object" && !Array.isArray(data5)) {
              if (data5.roles !== void 0 && func0.call(data5, "roles")) {
                let err14 = { instancePath: instancePath + "/assignments/" + i0 + "/roles", schemaPath: "#/properties/assignments/items/dependentSchemas/released/properties/roles/false schema", keyword: "false schema", params: {} };
                vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
              }
              if (data5.from !== void 0 && func0.call(data5, "from")) {
                let err15 = { instancePath: instancePath + "/assignments/" + i0 + "/from", schemaPath: "#/properties/assignments/items/dependentSchemas/released/properties/from/false schema", keyword: "false schema", params: {} };
                vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
              }
              if (data5.until !== void 0 && func0.call(data5, "until")) {
                let err16 = { instancePath: instancePath + "/assignments/" + i0 + "/until", schemaPath: "#/properties/assignments/items/dependentSchemas/released/properties/until/false schema", keyword: "false schema", params: {} };
                vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
              }
              if (data5.in !== void 0 && func0.call(data5, "in")) {
                let err17 = { instancePath: instancePath + "/assignments/" + i0 + "/in", schemaPath: "#/properties/assignments/items/dependentSchemas/released/properties/in/false schema", keyword: "false schema", params: {} };
                vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
              }
              if (data5.reviewed !== void 0 && func0.call(data5, "reviewed")) {
                let err18 = { instancePath: instancePath + "/assignments/" + i0 + "/reviewed", schemaPath: "#/properties/assignments/items/dependentSchemas/released/properties/reviewed/false schema", keyword: "false schema", params: {} };
                vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
              }
              if (data5.reason !== void 0 && func0.call(data5, "reason")) {
                let err19 = { instancePath: instancePath + "/assignments/" + i0 + "/reason", schemaPath: "#/properties/assignments/items/dependentSchemas/released/properties/reason/false schema", keyword: "false schema", params: {} };
                vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
              }
            }
          } else {
            let err20 = { instancePath: instancePath + "/assignments/" + i0, schemaPath: "#/properties/assignments/items/type", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
          }
        }
      } else {
        let err21 = { instancePath: instancePath + "/assignments", schemaPath: "#/properties/assignments/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
      }
    }
  } else {
    let err22 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
  }
  return validate87.errors = vErrors, errors === 0;
}
validate87.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var People = validate110, schema39 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "people.schema.json", type: "object", additionalProperties: !1, required: ["apiVersion", "kind", "people"], properties: { apiVersion: { type: "string", const: "rolewright/v1" }, kind: { type: "string", const: "People" }, people: { type: "array", items: { type: "object", additionalProperties: !1, required: ["id"], properties: { id: { $ref: "#/$defs/email" }, name: { $ref: "#/$defs/line" }, department: { $ref: "#/$defs/line" }, github: { type: "string", pattern: "^[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*$", maxLength: 39 }, status: { type: "string", enum: ["active", "leave", "departed"] }, functions: { type: "array", items: { $ref: "#/$defs/function" } }, accounts: { type: "object", propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { $ref: "#/$defs/line" } } } } } }, $defs: { id: { type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", maxLength: 64 }, line: { type: "string", pattern: "^\\S(?:.*\\S)?$", maxLength: 200 }, text: { type: "string", pattern: "\\S", maxLength: 500 }, email: { type: "string", maxLength: 254, pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" }, time: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$" }, units: { type: "object", minProperties: 1, propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { $ref: "#/$defs/line" } }, function: { type: ["string", "object"], pattern: "^[a-z0-9][a-z0-9-]*$", additionalProperties: !1, required: ["function"], properties: { function: { $ref: "#/$defs/id" }, from: { $ref: "#/$defs/time" }, until: { $ref: "#/$defs/time" }, in: { $ref: "#/$defs/units" }, reason: { $ref: "#/$defs/text" }, reviewed: { $ref: "#/$defs/time" } } } } };
function validate111(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate111.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 254) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 254 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern6.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate111.errors = vErrors, errors === 0;
}
validate111.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate113(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate113.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 200) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 200 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern4.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\S(?:.*\\S)?$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate113.errors = vErrors, errors === 0;
}
validate113.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var schema42 = { type: ["string", "object"], pattern: "^[a-z0-9][a-z0-9-]*$", additionalProperties: !1, required: ["function"], properties: { function: { $ref: "#/$defs/id" }, from: { $ref: "#/$defs/time" }, until: { $ref: "#/$defs/time" }, in: { $ref: "#/$defs/units" }, reason: { $ref: "#/$defs/text" }, reviewed: { $ref: "#/$defs/time" } } };
function validate117(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate117.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 64) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern3.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate117.errors = vErrors, errors === 0;
}
validate117.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate119(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate119.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string" && !pattern11.test(data)) {
    let err1 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate119.errors = vErrors, errors === 0;
}
validate119.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate122(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate122.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      let err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (let key0 of Object.keys(data)) {
      let _errs1 = errors;
      validate117(key0, { instancePath, parentData: data, parentDataProperty, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors), errors = vErrors.length);
      var valid0 = _errs1 === errors;
      if (!valid0) {
        let err1 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 } };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    for (let key1 of Object.keys(data))
      validate113(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors), errors = vErrors.length);
  } else {
    let err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
  }
  return validate122.errors = vErrors, errors === 0;
}
validate122.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate126(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate126.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 500) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 500 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern5.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "\\S" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate126.errors = vErrors, errors === 0;
}
validate126.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate116(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate116.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema42.type } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string" && !pattern3.test(data)) {
    let err1 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*$" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.function === void 0 || !func0.call(data, "function")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "function" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "function" || key0 === "from" || key0 === "until" || key0 === "in" || key0 === "reason" || key0 === "reviewed")) {
        let err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    data.function !== void 0 && func0.call(data, "function") && (validate117(data.function, { instancePath: instancePath + "/function", parentData: data, parentDataProperty: "function", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors), errors = vErrors.length)), data.from !== void 0 && func0.call(data, "from") && (validate119(data.from, { instancePath: instancePath + "/from", parentData: data, parentDataProperty: "from", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors), errors = vErrors.length)), data.until !== void 0 && func0.call(data, "until") && (validate119(data.until, { instancePath: instancePath + "/until", parentData: data, parentDataProperty: "until", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors), errors = vErrors.length)), data.in !== void 0 && func0.call(data, "in") && (validate122(data.in, { instancePath: instancePath + "/in", parentData: data, parentDataProperty: "in", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors), errors = vErrors.length)), data.reason !== void 0 && func0.call(data, "reason") && (validate126(data.reason, { instancePath: instancePath + "/reason", parentData: data, parentDataProperty: "reason", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate126.errors : vErrors.concat(validate126.errors), errors = vErrors.length)), data.reviewed !== void 0 && func0.call(data, "reviewed") && (validate119(data.reviewed, { instancePath: instancePath + "/reviewed", parentData: data, parentDataProperty: "reviewed", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate119.errors : vErrors.concat(validate119.errors), errors = vErrors.length));
  }
  return validate116.errors = vErrors, errors === 0;
}
validate116.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var pattern19 = new RegExp("^[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*$", "u");
function validate110(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate110.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0 || !func0.call(data, "apiVersion")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.kind === void 0 || !func0.call(data, "kind")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.people === void 0 || !func0.call(data, "people")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "people" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "people")) {
        let err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    if (data.apiVersion !== void 0 && func0.call(data, "apiVersion")) {
      let data0 = data.apiVersion;
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err4 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data.apiVersion = coerced0));
      }
      if (data0 !== "rolewright/v1") {
        let err5 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "rolewright/v1" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let data1 = data.kind;
      if (typeof data1 != "string") {
        let dataType1 = typeof data1, coerced1;
        if (coerced1 === void 0)
          if (dataType1 == "number" || dataType1 == "boolean")
            coerced1 = "" + data1;
          else if (data1 === null)
            coerced1 = "";
          else {
            let err6 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
          }
        coerced1 !== void 0 && (data1 = coerced1, data !== void 0 && (data.kind = coerced1));
      }
      if (data1 !== "People") {
        let err7 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "People" } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.people !== void 0 && func0.call(data, "people")) {
      let data2 = data.people;
      if (Array.isArray(data2)) {
        let len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0];
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.id === void 0 || !func0.call(data3, "id")) {
              let err8 = { instancePath: instancePath + "/people/" + i0, schemaPath: "#/properties/people/items/required", keyword: "required", params: { missingProperty: "id" } };
              vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
            }
            for (let key1 of Object.keys(data3))
              if (!(key1 === "id" || key1 === "name" || key1 === "department" || key1 === "github" || key1 === "status" || key1 === "functions" || key1 === "accounts")) {
                let err9 = { instancePath: instancePath + "/people/" + i0, schemaPath: "#/properties/people/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
                vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
              }
            if (data3.id !== void 0 && func0.call(data3, "id") && (validate111(data3.id, { instancePath: instancePath + "/people/" + i0 + "/id", parentData: data3, parentDataProperty: "id", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate111.errors : vErrors.concat(validate111.errors), errors = vErrors.length)), data3.name !== void 0 && func0.call(data3, "name") && (validate113(data3.name, { instancePath: instancePath + "/people/" + i0 + "/name", parentData: data3, parentDataProperty: "name", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors), errors = vErrors.length)), data3.department !== void 0 && func0.call(data3, "department") && (validate113(data3.department, { instancePath: instancePath + "/people/" + i0 + "/department", parentData: data3, parentDataProperty: "department", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors), errors = vErrors.length)), data3.github !== void 0 && func0.call(data3, "github")) {
              let data7 = data3.github;
              if (typeof data7 != "string") {
                let dataType2 = typeof data7, coerced2;
                if (coerced2 === void 0)
                  if (dataType2 == "number" || dataType2 == "boolean")
                    coerced2 = "" + data7;
                  else if (data7 === null)
                    coerced2 = "";
                  else {
                    let err10 = { instancePath: instancePath + "/people/" + i0 + "/github", schemaPath: "#/properties/people/items/properties/github/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
                  }
                coerced2 !== void 0 && (data7 = coerced2, data3 !== void 0 && (data3.github = coerced2));
              }
              if (typeof data7 == "string") {
                if (func68(data7) > 39) {
                  let err11 = { instancePath: instancePath + "/people/" + i0 + "/github", schemaPath: "#/properties/people/items/properties/github/maxLength", keyword: "maxLength", params: { limit: 39 } };
                  vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
                }
                if (!pattern19.test(data7)) {
                  let err12 = { instancePath: instancePath + "/people/" + i0 + "/github", schemaPath: "#/properties/people/items/properties/github/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*$" } };
                  vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
                }
              }
            }
            if (data3.status !== void 0 && func0.call(data3, "status")) {
              let data8 = data3.status;
              if (typeof data8 != "string") {
                let dataType3 = typeof data8, coerced3;
                if (coerced3 === void 0)
                  if (dataType3 == "number" || dataType3 == "boolean")
                    coerced3 = "" + data8;
                  else if (data8 === null)
                    coerced3 = "";
                  else {
                    let err13 = { instancePath: instancePath + "/people/" + i0 + "/status", schemaPath: "#/properties/people/items/properties/status/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
                  }
                coerced3 !== void 0 && (data8 = coerced3, data3 !== void 0 && (data3.status = coerced3));
              }
              if (!(data8 === "active" || data8 === "leave" || data8 === "departed")) {
                let err14 = { instancePath: instancePath + "/people/" + i0 + "/status", schemaPath: "#/properties/people/items/properties/status/enum", keyword: "enum", params: { allowedValues: schema39.properties.people.items.properties.status.enum } };
                vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
              }
            }
            if (data3.functions !== void 0 && func0.call(data3, "functions")) {
              let data9 = data3.functions;
              if (Array.isArray(data9)) {
                let len1 = data9.length;
                for (let i1 = 0; i1 < len1; i1++)
                  validate116(data9[i1], { instancePath: instancePath + "/people/" + i0 + "/functions/" + i1, parentData: data9, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors), errors = vErrors.length);
              } else {
                let err15 = { instancePath: instancePath + "/people/" + i0 + "/functions", schemaPath: "#/properties/people/items/properties/functions/type", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
              }
            }
            if (data3.accounts !== void 0 && func0.call(data3, "accounts")) {
              let data11 = data3.accounts;
              if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
                for (let key2 of Object.keys(data11)) {
                  let _errs23 = errors;
                  validate117(key2, { instancePath: instancePath + "/people/" + i0 + "/accounts", parentData: data11, parentDataProperty: "accounts", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors), errors = vErrors.length);
                  var valid6 = _errs23 === errors;
                  if (!valid6) {
                    let err16 = { instancePath: instancePath + "/people/" + i0 + "/accounts", schemaPath: "#/properties/people/items/properties/accounts/propertyNames", keyword: "propertyNames", params: { propertyName: key2 } };
                    vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                  }
                }
                for (let key3 of Object.keys(data11))
                  validate113(data11[key3], { instancePath: instancePath + "/people/" + i0 + "/accounts/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data11, parentDataProperty: key3, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate113.errors : vErrors.concat(validate113.errors), errors = vErrors.length);
              } else {
                let err17 = { instancePath: instancePath + "/people/" + i0 + "/accounts", schemaPath: "#/properties/people/items/properties/accounts/type", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
              }
            }
          } else {
            let err18 = { instancePath: instancePath + "/people/" + i0, schemaPath: "#/properties/people/items/type", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
          }
        }
      } else {
        let err19 = { instancePath: instancePath + "/people", schemaPath: "#/properties/people/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
  } else {
    let err20 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
  }
  return validate110.errors = vErrors, errors === 0;
}
validate110.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var JobFunction = validate132;
function validate133(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate133.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 64) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern3.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate133.errors = vErrors, errors === 0;
}
validate133.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate135(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate135.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 200) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 200 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern4.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\S(?:.*\\S)?$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate135.errors = vErrors, errors === 0;
}
validate135.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate137(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate137.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 500) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 500 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern5.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "\\S" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate137.errors = vErrors, errors === 0;
}
validate137.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate139(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate139.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 254) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 254 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern6.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate139.errors = vErrors, errors === 0;
}
validate139.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate142(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate142.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), Array.isArray(data)) {
    if (data.length < 1) {
      let err0 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data[i0] = coerced0));
      }
      validate133(data0, { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate133.errors : vErrors.concat(validate133.errors), errors = vErrors.length);
    }
    let i1 = data.length, j0;
    if (i1 > 1) {
      let indices0 = {};
      for (; i1--; ) {
        let item0 = data[i1];
        if (typeof item0 == "string") {
          if (typeof indices0[item0] == "number") {
            j0 = indices0[item0];
            let err2 = { instancePath, schemaPath: "#/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
            vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
            break;
          }
          indices0[item0] = i1;
        }
      }
    }
  } else {
    let err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } };
    vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
  }
  return validate142.errors = vErrors, errors === 0;
}
validate142.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate132(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate132.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0 || !func0.call(data, "apiVersion")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.kind === void 0 || !func0.call(data, "kind")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.id === void 0 || !func0.call(data, "id")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.roles === void 0 || !func0.call(data, "roles")) {
      let err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "roles" } };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "id" || key0 === "title" || key0 === "description" || key0 === "owner" || key0 === "roles")) {
        let err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    if (data.apiVersion !== void 0 && func0.call(data, "apiVersion")) {
      let data0 = data.apiVersion;
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err5 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data.apiVersion = coerced0));
      }
      if (data0 !== "rolewright/v1") {
        let err6 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "rolewright/v1" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let data1 = data.kind;
      if (typeof data1 != "string") {
        let dataType1 = typeof data1, coerced1;
        if (coerced1 === void 0)
          if (dataType1 == "number" || dataType1 == "boolean")
            coerced1 = "" + data1;
          else if (data1 === null)
            coerced1 = "";
          else {
            let err7 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
          }
        coerced1 !== void 0 && (data1 = coerced1, data !== void 0 && (data.kind = coerced1));
      }
      if (data1 !== "JobFunction") {
        let err8 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "JobFunction" } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.id !== void 0 && func0.call(data, "id") && (validate133(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate133.errors : vErrors.concat(validate133.errors), errors = vErrors.length)), data.title !== void 0 && func0.call(data, "title") && (validate135(data.title, { instancePath: instancePath + "/title", parentData: data, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate135.errors : vErrors.concat(validate135.errors), errors = vErrors.length)), data.description !== void 0 && func0.call(data, "description") && (validate137(data.description, { instancePath: instancePath + "/description", parentData: data, parentDataProperty: "description", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate137.errors : vErrors.concat(validate137.errors), errors = vErrors.length)), data.owner !== void 0 && func0.call(data, "owner") && (validate139(data.owner, { instancePath: instancePath + "/owner", parentData: data, parentDataProperty: "owner", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors), errors = vErrors.length)), data.roles !== void 0 && func0.call(data, "roles")) {
      let data6 = data.roles;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        if (Object.keys(data6).length < 1) {
          let err9 = { instancePath: instancePath + "/roles", schemaPath: "#/properties/roles/minProperties", keyword: "minProperties", params: { limit: 1 } };
          vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
        }
        for (let key1 of Object.keys(data6)) {
          let _errs12 = errors;
          validate133(key1, { instancePath: instancePath + "/roles", parentData: data6, parentDataProperty: "roles", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate133.errors : vErrors.concat(validate133.errors), errors = vErrors.length);
          var valid1 = _errs12 === errors;
          if (!valid1) {
            let err10 = { instancePath: instancePath + "/roles", schemaPath: "#/properties/roles/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
        }
        for (let key2 of Object.keys(data6))
          validate142(data6[key2], { instancePath: instancePath + "/roles/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data6, parentDataProperty: key2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors), errors = vErrors.length);
      } else {
        let err11 = { instancePath: instancePath + "/roles", schemaPath: "#/properties/roles/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
  } else {
    let err12 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
  }
  return validate132.errors = vErrors, errors === 0;
}
validate132.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var Target = validate145, schema53 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "target.schema.json", type: "object", additionalProperties: !1, required: ["apiVersion", "kind", "id", "platform"], properties: { apiVersion: { type: "string", const: "rolewright/v1" }, kind: { type: "string", const: "Target" }, id: { $ref: "#/$defs/id" }, platform: { $ref: "#/$defs/id" }, connector: { $ref: "#/$defs/id" }, environment: { $ref: "#/$defs/id" }, subscription: { $ref: "#/$defs/id" }, licensed: { $ref: "#/$defs/ids" }, resources: { type: "array", uniqueItems: !0, items: { type: "string", $ref: "#/$defs/key" } }, manage: { type: "object", additionalProperties: !1, properties: { roles: { type: "string", enum: ["declared", "all"] }, assignments: { type: "string", enum: ["declared", "all"] } } }, protected: { type: "object", additionalProperties: !1, properties: { users: { $ref: "#/$defs/emails" }, roles: { $ref: "#/$defs/ids" } } }, runsAs: { $ref: "#/$defs/email" }, helpers: { type: "boolean" }, apply: { type: "string", enum: ["anywhere", "action"] }, settings: { type: "object" } }, $defs: { id: { type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", maxLength: 64 }, key: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$", maxLength: 64 }, email: { type: "string", maxLength: 254, pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" }, ids: { type: "array", uniqueItems: !0, items: { type: "string", $ref: "#/$defs/id" } }, emails: { type: "array", uniqueItems: !0, items: { type: "string", $ref: "#/$defs/email" } } } };
function validate146(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate146.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 64) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern3.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate146.errors = vErrors, errors === 0;
}
validate146.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate152(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate152.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data[i0] = coerced0));
      }
      validate146(data0, { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate146.errors : vErrors.concat(validate146.errors), errors = vErrors.length);
    }
    let i1 = data.length, j0;
    if (i1 > 1) {
      let indices0 = {};
      for (; i1--; ) {
        let item0 = data[i1];
        if (typeof item0 == "string") {
          if (typeof indices0[item0] == "number") {
            j0 = indices0[item0];
            let err1 = { instancePath, schemaPath: "#/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
            vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
            break;
          }
          indices0[item0] = i1;
        }
      }
    }
  } else {
    let err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } };
    vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
  }
  return validate152.errors = vErrors, errors === 0;
}
validate152.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate155(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate155.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 64) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern9.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate155.errors = vErrors, errors === 0;
}
validate155.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate158(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate158.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 254) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 254 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern6.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate158.errors = vErrors, errors === 0;
}
validate158.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate157(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate157.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data[i0] = coerced0));
      }
      validate158(data0, { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate158.errors : vErrors.concat(validate158.errors), errors = vErrors.length);
    }
    let i1 = data.length, j0;
    if (i1 > 1) {
      let indices0 = {};
      for (; i1--; ) {
        let item0 = data[i1];
        if (typeof item0 == "string") {
          if (typeof indices0[item0] == "number") {
            j0 = indices0[item0];
            let err1 = { instancePath, schemaPath: "#/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
            vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
            break;
          }
          indices0[item0] = i1;
        }
      }
    }
  } else {
    let err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } };
    vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
  }
  return validate157.errors = vErrors, errors === 0;
}
validate157.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate145(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate145.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0 || !func0.call(data, "apiVersion")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.kind === void 0 || !func0.call(data, "kind")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.id === void 0 || !func0.call(data, "id")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.platform === void 0 || !func0.call(data, "platform")) {
      let err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "platform" } };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!func0.call(schema53.properties, key0)) {
        let err4 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    if (data.apiVersion !== void 0 && func0.call(data, "apiVersion")) {
      let data0 = data.apiVersion;
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err5 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data.apiVersion = coerced0));
      }
      if (data0 !== "rolewright/v1") {
        let err6 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "rolewright/v1" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let data1 = data.kind;
      if (typeof data1 != "string") {
        let dataType1 = typeof data1, coerced1;
        if (coerced1 === void 0)
          if (dataType1 == "number" || dataType1 == "boolean")
            coerced1 = "" + data1;
          else if (data1 === null)
            coerced1 = "";
          else {
            let err7 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
          }
        coerced1 !== void 0 && (data1 = coerced1, data !== void 0 && (data.kind = coerced1));
      }
      if (data1 !== "Target") {
        let err8 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "Target" } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    }
    if (data.id !== void 0 && func0.call(data, "id") && (validate146(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate146.errors : vErrors.concat(validate146.errors), errors = vErrors.length)), data.platform !== void 0 && func0.call(data, "platform") && (validate146(data.platform, { instancePath: instancePath + "/platform", parentData: data, parentDataProperty: "platform", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate146.errors : vErrors.concat(validate146.errors), errors = vErrors.length)), data.connector !== void 0 && func0.call(data, "connector") && (validate146(data.connector, { instancePath: instancePath + "/connector", parentData: data, parentDataProperty: "connector", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate146.errors : vErrors.concat(validate146.errors), errors = vErrors.length)), data.environment !== void 0 && func0.call(data, "environment") && (validate146(data.environment, { instancePath: instancePath + "/environment", parentData: data, parentDataProperty: "environment", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate146.errors : vErrors.concat(validate146.errors), errors = vErrors.length)), data.subscription !== void 0 && func0.call(data, "subscription") && (validate146(data.subscription, { instancePath: instancePath + "/subscription", parentData: data, parentDataProperty: "subscription", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate146.errors : vErrors.concat(validate146.errors), errors = vErrors.length)), data.licensed !== void 0 && func0.call(data, "licensed") && (validate152(data.licensed, { instancePath: instancePath + "/licensed", parentData: data, parentDataProperty: "licensed", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate152.errors : vErrors.concat(validate152.errors), errors = vErrors.length)), data.resources !== void 0 && func0.call(data, "resources")) {
      let data8 = data.resources;
      if (Array.isArray(data8)) {
        let len0 = data8.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data9 = data8[i0];
          if (typeof data9 != "string") {
            let dataType2 = typeof data9, coerced2;
            if (coerced2 === void 0)
              if (dataType2 == "number" || dataType2 == "boolean")
                coerced2 = "" + data9;
              else if (data9 === null)
                coerced2 = "";
              else {
                let err9 = { instancePath: instancePath + "/resources/" + i0, schemaPath: "#/properties/resources/items/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
              }
            coerced2 !== void 0 && (data9 = coerced2, data8 !== void 0 && (data8[i0] = coerced2));
          }
          validate155(data9, { instancePath: instancePath + "/resources/" + i0, parentData: data8, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate155.errors : vErrors.concat(validate155.errors), errors = vErrors.length);
        }
        let i1 = data8.length, j0;
        if (i1 > 1) {
          let indices0 = {};
          for (; i1--; ) {
            let item0 = data8[i1];
            if (typeof item0 == "string") {
              if (typeof indices0[item0] == "number") {
                j0 = indices0[item0];
                let err10 = { instancePath: instancePath + "/resources", schemaPath: "#/properties/resources/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
                vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
                break;
              }
              indices0[item0] = i1;
            }
          }
        }
      } else {
        let err11 = { instancePath: instancePath + "/resources", schemaPath: "#/properties/resources/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
      }
    }
    if (data.manage !== void 0 && func0.call(data, "manage")) {
      let data10 = data.manage;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
        for (let key1 of Object.keys(data10))
          if (!(key1 === "roles" || key1 === "assignments")) {
            let err12 = { instancePath: instancePath + "/manage", schemaPath: "#/properties/manage/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
            vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
          }
        if (data10.roles !== void 0 && func0.call(data10, "roles")) {
          let data11 = data10.roles;
          if (typeof data11 != "string") {
            let dataType3 = typeof data11, coerced3;
            if (coerced3 === void 0)
              if (dataType3 == "number" || dataType3 == "boolean")
                coerced3 = "" + data11;
              else if (data11 === null)
                coerced3 = "";
              else {
                let err13 = { instancePath: instancePath + "/manage/roles", schemaPath: "#/properties/manage/properties/roles/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
              }
            coerced3 !== void 0 && (data11 = coerced3, data10 !== void 0 && (data10.roles = coerced3));
          }
          if (!(data11 === "declared" || data11 === "all")) {
            let err14 = { instancePath: instancePath + "/manage/roles", schemaPath: "#/properties/manage/properties/roles/enum", keyword: "enum", params: { allowedValues: schema53.properties.manage.properties.roles.enum } };
            vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
          }
        }
        if (data10.assignments !== void 0 && func0.call(data10, "assignments")) {
          let data12 = data10.assignments;
          if (typeof data12 != "string") {
            let dataType4 = typeof data12, coerced4;
            if (coerced4 === void 0)
              if (dataType4 == "number" || dataType4 == "boolean")
                coerced4 = "" + data12;
              else if (data12 === null)
                coerced4 = "";
              else {
                let err15 = { instancePath: instancePath + "/manage/assignments", schemaPath: "#/properties/manage/properties/assignments/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
              }
            coerced4 !== void 0 && (data12 = coerced4, data10 !== void 0 && (data10.assignments = coerced4));
          }
          if (!(data12 === "declared" || data12 === "all")) {
            let err16 = { instancePath: instancePath + "/manage/assignments", schemaPath: "#/properties/manage/properties/assignments/enum", keyword: "enum", params: { allowedValues: schema53.properties.manage.properties.assignments.enum } };
            vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
          }
        }
      } else {
        let err17 = { instancePath: instancePath + "/manage", schemaPath: "#/properties/manage/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.protected !== void 0 && func0.call(data, "protected")) {
      let data13 = data.protected;
      if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
        for (let key2 of Object.keys(data13))
          if (!(key2 === "users" || key2 === "roles")) {
            let err18 = { instancePath: instancePath + "/protected", schemaPath: "#/properties/protected/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } };
            vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
          }
        data13.users !== void 0 && func0.call(data13, "users") && (validate157(data13.users, { instancePath: instancePath + "/protected/users", parentData: data13, parentDataProperty: "users", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate157.errors : vErrors.concat(validate157.errors), errors = vErrors.length)), data13.roles !== void 0 && func0.call(data13, "roles") && (validate152(data13.roles, { instancePath: instancePath + "/protected/roles", parentData: data13, parentDataProperty: "roles", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate152.errors : vErrors.concat(validate152.errors), errors = vErrors.length));
      } else {
        let err19 = { instancePath: instancePath + "/protected", schemaPath: "#/properties/protected/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    if (data.runsAs !== void 0 && func0.call(data, "runsAs") && (validate158(data.runsAs, { instancePath: instancePath + "/runsAs", parentData: data, parentDataProperty: "runsAs", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate158.errors : vErrors.concat(validate158.errors), errors = vErrors.length)), data.helpers !== void 0 && func0.call(data, "helpers")) {
      let data17 = data.helpers;
      if (typeof data17 != "boolean") {
        let coerced5;
        if (coerced5 === void 0)
          if (data17 === "false" || data17 === 0 || data17 === null)
            coerced5 = !1;
          else if (data17 === "true" || data17 === 1)
            coerced5 = !0;
          else {
            let err20 = { instancePath: instancePath + "/helpers", schemaPath: "#/properties/helpers/type", keyword: "type", params: { type: "boolean" } };
            vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
          }
        coerced5 !== void 0 && (data17 = coerced5, data !== void 0 && (data.helpers = coerced5));
      }
    }
    if (data.apply !== void 0 && func0.call(data, "apply")) {
      let data18 = data.apply;
      if (typeof data18 != "string") {
        let dataType6 = typeof data18, coerced6;
        if (coerced6 === void 0)
          if (dataType6 == "number" || dataType6 == "boolean")
            coerced6 = "" + data18;
          else if (data18 === null)
            coerced6 = "";
          else {
            let err21 = { instancePath: instancePath + "/apply", schemaPath: "#/properties/apply/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
          }
        coerced6 !== void 0 && (data18 = coerced6, data !== void 0 && (data.apply = coerced6));
      }
      if (!(data18 === "anywhere" || data18 === "action")) {
        let err22 = { instancePath: instancePath + "/apply", schemaPath: "#/properties/apply/enum", keyword: "enum", params: { allowedValues: schema53.properties.apply.enum } };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
    if (data.settings !== void 0 && func0.call(data, "settings")) {
      let data19 = data.settings;
      if (!(data19 && typeof data19 == "object" && !Array.isArray(data19))) {
        let err23 = { instancePath: instancePath + "/settings", schemaPath: "#/properties/settings/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
      }
    }
  } else {
    let err24 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
  }
  return validate145.errors = vErrors, errors === 0;
}
validate145.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var Guardrails = validate163, schema59 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "guardrails.schema.json", type: "object", additionalProperties: !1, required: ["apiVersion", "kind"], properties: { apiVersion: { type: "string", const: "rolewright/v1" }, kind: { type: "string", const: "Guardrails" }, rules: { type: "object", propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { type: "object", additionalProperties: !1, minProperties: 1, properties: { severity: { type: "string", enum: ["error", "warning", "note", "off"] }, min: { type: "integer", minimum: 0 }, max: { type: "integer", minimum: 0 }, maxDays: { type: "integer", minimum: 1 }, risk: { type: "string", enum: ["high", "critical"] }, share: { type: "integer", minimum: 50, maximum: 100 }, titles: { type: "array", uniqueItems: !0, items: { type: "string", $ref: "#/$defs/text" } } } } }, conflicts: { type: "array", items: { type: "object", additionalProperties: !1, required: ["id", "between", "reason"], properties: { id: { $ref: "#/$defs/id" }, between: { type: "array", minItems: 2, maxItems: 2, items: { type: "array", minItems: 1, uniqueItems: !0, items: { type: "string", $ref: "#/$defs/pattern" } } }, reason: { $ref: "#/$defs/text" } } } }, waivers: { type: "array", items: { type: "object", additionalProperties: !1, required: ["rule", "owner", "until", "reason"], anyOf: [{ required: ["user"] }, { required: ["role"] }, { required: ["conflict"] }], properties: { rule: { $ref: "#/$defs/id" }, user: { $ref: "#/$defs/email" }, role: { $ref: "#/$defs/role" }, conflict: { $ref: "#/$defs/id" }, owner: { $ref: "#/$defs/email" }, until: { $ref: "#/$defs/time" }, reason: { $ref: "#/$defs/text" } } } }, overrides: { type: "array", items: { type: "object", additionalProperties: !1, required: ["guard", "target", "upTo", "owner", "until", "reason"], properties: { guard: { $ref: "#/$defs/id" }, target: { $ref: "#/$defs/id" }, upTo: { type: "integer", minimum: 1 }, owner: { $ref: "#/$defs/email" }, until: { $ref: "#/$defs/time" }, reason: { $ref: "#/$defs/text" } } } }, approvals: { type: "array", items: { type: "object", additionalProperties: !1, required: ["when", "from"], properties: { when: { type: "object", additionalProperties: !1, minProperties: 1, properties: { platform: { $ref: "#/$defs/id" }, target: { $ref: "#/$defs/id" }, role: { $ref: "#/$defs/role" }, permission: { $ref: "#/$defs/pattern" }, risk: { type: "string", enum: ["low", "medium", "high", "critical"] }, change: { type: "string", enum: ["any"] } } }, from: { type: "object", additionalProperties: !1, minProperties: 1, properties: { roles: { type: "array", minItems: 1, uniqueItems: !0, items: { type: "string", $ref: "#/$defs/role" } }, people: { type: "array", minItems: 1, uniqueItems: !0, items: { type: "string", $ref: "#/$defs/email" } } } }, count: { type: "integer", minimum: 1 } } } }, limits: { type: "object", additionalProperties: !1, properties: { removals: { $ref: "#/$defs/limit" }, additions: { $ref: "#/$defs/limit" } } }, reviews: { type: "object", additionalProperties: !1, required: ["every"], properties: { every: { type: "string", pattern: "^[1-9][0-9]? (?:months?|years?)$" } } } }, $defs: { id: { type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", maxLength: 64 }, text: { type: "string", pattern: "\\S", maxLength: 500 }, email: { type: "string", maxLength: 254, pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" }, time: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$" }, role: { type: "string", pattern: "^[a-z0-9][a-z0-9-]*:[a-z0-9][a-z0-9-]*$", maxLength: 130 }, pattern: { type: "string", pattern: "^(?!(?:[^*]*\\*){4})[a-z0-9*][a-z0-9*-]*:[A-Za-z0-9*][A-Za-z0-9*-]*\\.[A-Za-z0-9*][A-Za-z0-9*-]*$", maxLength: 200 }, limit: { type: "object", additionalProperties: !1, required: ["percent", "count"], properties: { percent: { type: "integer", minimum: 0, maximum: 100 }, count: { type: "integer", minimum: 0 } } } } };
function validate164(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate164.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 64) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern3.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate164.errors = vErrors, errors === 0;
}
validate164.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate166(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate166.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 500) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 500 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern5.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "\\S" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate166.errors = vErrors, errors === 0;
}
validate166.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var pattern33 = new RegExp("^(?!(?:[^*]*\\*){4})[a-z0-9*][a-z0-9*-]*:[A-Za-z0-9*][A-Za-z0-9*-]*\\.[A-Za-z0-9*][A-Za-z0-9*-]*$", "u");
function validate169(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate169.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 200) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 200 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern33.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^(?!(?:[^*]*\\*){4})[a-z0-9*][a-z0-9*-]*:[A-Za-z0-9*][A-Za-z0-9*-]*\\.[A-Za-z0-9*][A-Za-z0-9*-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate169.errors = vErrors, errors === 0;
}
validate169.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate173(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate173.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 254) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 254 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern6.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate173.errors = vErrors, errors === 0;
}
validate173.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var pattern35 = new RegExp("^[a-z0-9][a-z0-9-]*:[a-z0-9][a-z0-9-]*$", "u");
function validate175(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate175.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 130) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 130 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern35.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*:[a-z0-9][a-z0-9-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate175.errors = vErrors, errors === 0;
}
validate175.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate179(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate179.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string" && !pattern11.test(data)) {
    let err1 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate179.errors = vErrors, errors === 0;
}
validate179.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate193(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate193.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.percent === void 0 || !func0.call(data, "percent")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "percent" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.count === void 0 || !func0.call(data, "count")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "count" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "percent" || key0 === "count")) {
        let err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.percent !== void 0 && func0.call(data, "percent")) {
      let data0 = data.percent;
      if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0))) {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 === "boolean" || data0 === null || dataType0 === "string" && data0 && data0 == +data0 && !(data0 % 1))
            coerced0 = +data0;
          else {
            let err3 = { instancePath: instancePath + "/percent", schemaPath: "#/properties/percent/type", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data.percent = coerced0));
      }
      if (typeof data0 == "number" && isFinite(data0)) {
        if (data0 > 100 || isNaN(data0)) {
          let err4 = { instancePath: instancePath + "/percent", schemaPath: "#/properties/percent/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 } };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
        if (data0 < 0 || isNaN(data0)) {
          let err5 = { instancePath: instancePath + "/percent", schemaPath: "#/properties/percent/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
      }
    }
    if (data.count !== void 0 && func0.call(data, "count")) {
      let data1 = data.count;
      if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
        let dataType1 = typeof data1, coerced1;
        if (coerced1 === void 0)
          if (dataType1 === "boolean" || data1 === null || dataType1 === "string" && data1 && data1 == +data1 && !(data1 % 1))
            coerced1 = +data1;
          else {
            let err6 = { instancePath: instancePath + "/count", schemaPath: "#/properties/count/type", keyword: "type", params: { type: "integer" } };
            vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
          }
        coerced1 !== void 0 && (data1 = coerced1, data !== void 0 && (data.count = coerced1));
      }
      if (typeof data1 == "number" && isFinite(data1) && (data1 < 0 || isNaN(data1))) {
        let err7 = { instancePath: instancePath + "/count", schemaPath: "#/properties/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
  } else {
    let err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
  }
  return validate193.errors = vErrors, errors === 0;
}
validate193.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var pattern37 = new RegExp("^[1-9][0-9]? (?:months?|years?)$", "u");
function validate163(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate163.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0 || !func0.call(data, "apiVersion")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.kind === void 0 || !func0.call(data, "kind")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!func0.call(schema59.properties, key0)) {
        let err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.apiVersion !== void 0 && func0.call(data, "apiVersion")) {
      let data0 = data.apiVersion;
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err3 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data.apiVersion = coerced0));
      }
      if (data0 !== "rolewright/v1") {
        let err4 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "rolewright/v1" } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let data1 = data.kind;
      if (typeof data1 != "string") {
        let dataType1 = typeof data1, coerced1;
        if (coerced1 === void 0)
          if (dataType1 == "number" || dataType1 == "boolean")
            coerced1 = "" + data1;
          else if (data1 === null)
            coerced1 = "";
          else {
            let err5 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
        coerced1 !== void 0 && (data1 = coerced1, data !== void 0 && (data.kind = coerced1));
      }
      if (data1 !== "Guardrails") {
        let err6 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "Guardrails" } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    if (data.rules !== void 0 && func0.call(data, "rules")) {
      let data2 = data.rules;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        for (let key1 of Object.keys(data2)) {
          let _errs8 = errors;
          validate164(key1, { instancePath: instancePath + "/rules", parentData: data2, parentDataProperty: "rules", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors), errors = vErrors.length);
          var valid1 = _errs8 === errors;
          if (!valid1) {
            let err7 = { instancePath: instancePath + "/rules", schemaPath: "#/properties/rules/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
          }
        }
        for (let key2 of Object.keys(data2)) {
          let data3 = data2[key2];
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (Object.keys(data3).length < 1) {
              let err8 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/minProperties", keyword: "minProperties", params: { limit: 1 } };
              vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
            }
            for (let key3 of Object.keys(data3))
              if (!(key3 === "severity" || key3 === "min" || key3 === "max" || key3 === "maxDays" || key3 === "risk" || key3 === "share" || key3 === "titles")) {
                let err9 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } };
                vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
              }
            if (data3.severity !== void 0 && func0.call(data3, "severity")) {
              let data4 = data3.severity;
              if (typeof data4 != "string") {
                let dataType2 = typeof data4, coerced2;
                if (coerced2 === void 0)
                  if (dataType2 == "number" || dataType2 == "boolean")
                    coerced2 = "" + data4;
                  else if (data4 === null)
                    coerced2 = "";
                  else {
                    let err10 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/severity", schemaPath: "#/properties/rules/additionalProperties/properties/severity/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
                  }
                coerced2 !== void 0 && (data4 = coerced2, data3 !== void 0 && (data3.severity = coerced2));
              }
              if (!(data4 === "error" || data4 === "warning" || data4 === "note" || data4 === "off")) {
                let err11 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/severity", schemaPath: "#/properties/rules/additionalProperties/properties/severity/enum", keyword: "enum", params: { allowedValues: schema59.properties.rules.additionalProperties.properties.severity.enum } };
                vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
              }
            }
            if (data3.min !== void 0 && func0.call(data3, "min")) {
              let data5 = data3.min;
              if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5) && isFinite(data5))) {
                let dataType3 = typeof data5, coerced3;
                if (coerced3 === void 0)
                  if (dataType3 === "boolean" || data5 === null || dataType3 === "string" && data5 && data5 == +data5 && !(data5 % 1))
                    coerced3 = +data5;
                  else {
                    let err12 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/min", schemaPath: "#/properties/rules/additionalProperties/properties/min/type", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
                  }
                coerced3 !== void 0 && (data5 = coerced3, data3 !== void 0 && (data3.min = coerced3));
              }
              if (typeof data5 == "number" && isFinite(data5) && (data5 < 0 || isNaN(data5))) {
                let err13 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/min", schemaPath: "#/properties/rules/additionalProperties/properties/min/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
              }
            }
            if (data3.max !== void 0 && func0.call(data3, "max")) {
              let data6 = data3.max;
              if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6))) {
                let dataType4 = typeof data6, coerced4;
                if (coerced4 === void 0)
                  if (dataType4 === "boolean" || data6 === null || dataType4 === "string" && data6 && data6 == +data6 && !(data6 % 1))
                    coerced4 = +data6;
                  else {
                    let err14 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/max", schemaPath: "#/properties/rules/additionalProperties/properties/max/type", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
                  }
                coerced4 !== void 0 && (data6 = coerced4, data3 !== void 0 && (data3.max = coerced4));
              }
              if (typeof data6 == "number" && isFinite(data6) && (data6 < 0 || isNaN(data6))) {
                let err15 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/max", schemaPath: "#/properties/rules/additionalProperties/properties/max/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
              }
            }
            if (data3.maxDays !== void 0 && func0.call(data3, "maxDays")) {
              let data7 = data3.maxDays;
              if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
                let dataType5 = typeof data7, coerced5;
                if (coerced5 === void 0)
                  if (dataType5 === "boolean" || data7 === null || dataType5 === "string" && data7 && data7 == +data7 && !(data7 % 1))
                    coerced5 = +data7;
                  else {
                    let err16 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/maxDays", schemaPath: "#/properties/rules/additionalProperties/properties/maxDays/type", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                  }
                coerced5 !== void 0 && (data7 = coerced5, data3 !== void 0 && (data3.maxDays = coerced5));
              }
              if (typeof data7 == "number" && isFinite(data7) && (data7 < 1 || isNaN(data7))) {
                let err17 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/maxDays", schemaPath: "#/properties/rules/additionalProperties/properties/maxDays/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
              }
            }
            if (data3.risk !== void 0 && func0.call(data3, "risk")) {
              let data8 = data3.risk;
              if (typeof data8 != "string") {
                let dataType6 = typeof data8, coerced6;
                if (coerced6 === void 0)
                  if (dataType6 == "number" || dataType6 == "boolean")
                    coerced6 = "" + data8;
                  else if (data8 === null)
                    coerced6 = "";
                  else {
                    let err18 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/risk", schemaPath: "#/properties/rules/additionalProperties/properties/risk/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
                  }
                coerced6 !== void 0 && (data8 = coerced6, data3 !== void 0 && (data3.risk = coerced6));
              }
              if (!(data8 === "high" || data8 === "critical")) {
                let err19 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/risk", schemaPath: "#/properties/rules/additionalProperties/properties/risk/enum", keyword: "enum", params: { allowedValues: schema59.properties.rules.additionalProperties.properties.risk.enum } };
                vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
              }
            }
            if (data3.share !== void 0 && func0.call(data3, "share")) {
              let data9 = data3.share;
              if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9))) {
                let dataType7 = typeof data9, coerced7;
                if (coerced7 === void 0)
                  if (dataType7 === "boolean" || data9 === null || dataType7 === "string" && data9 && data9 == +data9 && !(data9 % 1))
                    coerced7 = +data9;
                  else {
                    let err20 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/share", schemaPath: "#/properties/rules/additionalProperties/properties/share/type", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
                  }
                coerced7 !== void 0 && (data9 = coerced7, data3 !== void 0 && (data3.share = coerced7));
              }
              if (typeof data9 == "number" && isFinite(data9)) {
                if (data9 > 100 || isNaN(data9)) {
                  let err21 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/share", schemaPath: "#/properties/rules/additionalProperties/properties/share/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 } };
                  vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
                }
                if (data9 < 50 || isNaN(data9)) {
                  let err22 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/share", schemaPath: "#/properties/rules/additionalProperties/properties/share/minimum", keyword: "minimum", params: { comparison: ">=", limit: 50 } };
                  vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
                }
              }
            }
            if (data3.titles !== void 0 && func0.call(data3, "titles")) {
              let data10 = data3.titles;
              if (Array.isArray(data10)) {
                let len0 = data10.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data11 = data10[i0];
                  if (typeof data11 != "string") {
                    let dataType8 = typeof data11, coerced8;
                    if (coerced8 === void 0)
                      if (dataType8 == "number" || dataType8 == "boolean")
                        coerced8 = "" + data11;
                      else if (data11 === null)
                        coerced8 = "";
                      else {
                        let err23 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/titles/" + i0, schemaPath: "#/properties/rules/additionalProperties/properties/titles/items/type", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
                      }
                    coerced8 !== void 0 && (data11 = coerced8, data10 !== void 0 && (data10[i0] = coerced8));
                  }
                  validate166(data11, { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/titles/" + i0, parentData: data10, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate166.errors : vErrors.concat(validate166.errors), errors = vErrors.length);
                }
                let i1 = data10.length, j0;
                if (i1 > 1) {
                  let indices0 = {};
                  for (; i1--; ) {
                    let item0 = data10[i1];
                    if (typeof item0 == "string") {
                      if (typeof indices0[item0] == "number") {
                        j0 = indices0[item0];
                        let err24 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/titles", schemaPath: "#/properties/rules/additionalProperties/properties/titles/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
                        vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
                        break;
                      }
                      indices0[item0] = i1;
                    }
                  }
                }
              } else {
                let err25 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/titles", schemaPath: "#/properties/rules/additionalProperties/properties/titles/type", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
              }
            }
          } else {
            let err26 = { instancePath: instancePath + "/rules/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/rules/additionalProperties/type", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
          }
        }
      } else {
        let err27 = { instancePath: instancePath + "/rules", schemaPath: "#/properties/rules/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
      }
    }
    if (data.conflicts !== void 0 && func0.call(data, "conflicts")) {
      let data12 = data.conflicts;
      if (Array.isArray(data12)) {
        let len1 = data12.length;
        for (let i2 = 0; i2 < len1; i2++) {
          let data13 = data12[i2];
          if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
            if (data13.id === void 0 || !func0.call(data13, "id")) {
              let err28 = { instancePath: instancePath + "/conflicts/" + i2, schemaPath: "#/properties/conflicts/items/required", keyword: "required", params: { missingProperty: "id" } };
              vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
            }
            if (data13.between === void 0 || !func0.call(data13, "between")) {
              let err29 = { instancePath: instancePath + "/conflicts/" + i2, schemaPath: "#/properties/conflicts/items/required", keyword: "required", params: { missingProperty: "between" } };
              vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
            }
            if (data13.reason === void 0 || !func0.call(data13, "reason")) {
              let err30 = { instancePath: instancePath + "/conflicts/" + i2, schemaPath: "#/properties/conflicts/items/required", keyword: "required", params: { missingProperty: "reason" } };
              vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
            }
            for (let key4 of Object.keys(data13))
              if (!(key4 === "id" || key4 === "between" || key4 === "reason")) {
                let err31 = { instancePath: instancePath + "/conflicts/" + i2, schemaPath: "#/properties/conflicts/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 } };
                vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
              }
            if (data13.id !== void 0 && func0.call(data13, "id") && (validate164(data13.id, { instancePath: instancePath + "/conflicts/" + i2 + "/id", parentData: data13, parentDataProperty: "id", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors), errors = vErrors.length)), data13.between !== void 0 && func0.call(data13, "between")) {
              let data15 = data13.between;
              if (Array.isArray(data15)) {
                if (data15.length > 2) {
                  let err32 = { instancePath: instancePath + "/conflicts/" + i2 + "/between", schemaPath: "#/properties/conflicts/items/properties/between/maxItems", keyword: "maxItems", params: { limit: 2 } };
                  vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
                }
                if (data15.length < 2) {
                  let err33 = { instancePath: instancePath + "/conflicts/" + i2 + "/between", schemaPath: "#/properties/conflicts/items/properties/between/minItems", keyword: "minItems", params: { limit: 2 } };
                  vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
                }
                let len2 = data15.length;
                for (let i3 = 0; i3 < len2; i3++) {
                  let data16 = data15[i3];
                  if (Array.isArray(data16)) {
                    if (data16.length < 1) {
                      let err34 = { instancePath: instancePath + "/conflicts/" + i2 + "/between/" + i3, schemaPath: "#/properties/conflicts/items/properties/between/items/minItems", keyword: "minItems", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                    }
                    let len3 = data16.length;
                    for (let i4 = 0; i4 < len3; i4++) {
                      let data17 = data16[i4];
                      if (typeof data17 != "string") {
                        let dataType9 = typeof data17, coerced9;
                        if (coerced9 === void 0)
                          if (dataType9 == "number" || dataType9 == "boolean")
                            coerced9 = "" + data17;
                          else if (data17 === null)
                            coerced9 = "";
                          else {
                            let err35 = { instancePath: instancePath + "/conflicts/" + i2 + "/between/" + i3 + "/" + i4, schemaPath: "#/properties/conflicts/items/properties/between/items/items/type", keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
                          }
                        coerced9 !== void 0 && (data17 = coerced9, data16 !== void 0 && (data16[i4] = coerced9));
                      }
                      validate169(data17, { instancePath: instancePath + "/conflicts/" + i2 + "/between/" + i3 + "/" + i4, parentData: data16, parentDataProperty: i4, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate169.errors : vErrors.concat(validate169.errors), errors = vErrors.length);
                    }
                    let i5 = data16.length, j1;
                    if (i5 > 1) {
                      let indices1 = {};
                      for (; i5--; ) {
                        let item1 = data16[i5];
                        if (typeof item1 == "string") {
                          if (typeof indices1[item1] == "number") {
                            j1 = indices1[item1];
                            let err36 = { instancePath: instancePath + "/conflicts/" + i2 + "/between/" + i3, schemaPath: "#/properties/conflicts/items/properties/between/items/uniqueItems", keyword: "uniqueItems", params: { i: i5, j: j1 } };
                            vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
                            break;
                          }
                          indices1[item1] = i5;
                        }
                      }
                    }
                  } else {
                    let err37 = { instancePath: instancePath + "/conflicts/" + i2 + "/between/" + i3, schemaPath: "#/properties/conflicts/items/properties/between/items/type", keyword: "type", params: { type: "array" } };
                    vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
                  }
                }
              } else {
                let err38 = { instancePath: instancePath + "/conflicts/" + i2 + "/between", schemaPath: "#/properties/conflicts/items/properties/between/type", keyword: "type", params: { type: "array" } };
                vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
              }
            }
            data13.reason !== void 0 && func0.call(data13, "reason") && (validate166(data13.reason, { instancePath: instancePath + "/conflicts/" + i2 + "/reason", parentData: data13, parentDataProperty: "reason", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate166.errors : vErrors.concat(validate166.errors), errors = vErrors.length));
          } else {
            let err39 = { instancePath: instancePath + "/conflicts/" + i2, schemaPath: "#/properties/conflicts/items/type", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
          }
        }
      } else {
        let err40 = { instancePath: instancePath + "/conflicts", schemaPath: "#/properties/conflicts/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
      }
    }
    if (data.waivers !== void 0 && func0.call(data, "waivers")) {
      let data19 = data.waivers;
      if (Array.isArray(data19)) {
        let len4 = data19.length;
        for (let i6 = 0; i6 < len4; i6++) {
          let data20 = data19[i6], _errs46 = errors, valid17 = !1, _errs47 = errors;
          if (data20 && typeof data20 == "object" && !Array.isArray(data20) && (data20.user === void 0 || !func0.call(data20, "user"))) {
            let err41 = { instancePath: instancePath + "/waivers/" + i6, schemaPath: "#/properties/waivers/items/anyOf/0/required", keyword: "required", params: { missingProperty: "user" } };
            vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
          }
          var _valid0 = _errs47 === errors;
          valid17 = valid17 || _valid0;
          let _errs48 = errors;
          if (data20 && typeof data20 == "object" && !Array.isArray(data20) && (data20.role === void 0 || !func0.call(data20, "role"))) {
            let err42 = { instancePath: instancePath + "/waivers/" + i6, schemaPath: "#/properties/waivers/items/anyOf/1/required", keyword: "required", params: { missingProperty: "role" } };
            vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
          }
          var _valid0 = _errs48 === errors;
          valid17 = valid17 || _valid0;
          let _errs49 = errors;
          if (data20 && typeof data20 == "object" && !Array.isArray(data20) && (data20.conflict === void 0 || !func0.call(data20, "conflict"))) {
            let err43 = { instancePath: instancePath + "/waivers/" + i6, schemaPath: "#/properties/waivers/items/anyOf/2/required", keyword: "required", params: { missingProperty: "conflict" } };
            vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
          }
          var _valid0 = _errs49 === errors;
          if (valid17 = valid17 || _valid0, valid17)
            errors = _errs46, vErrors !== null && (_errs46 ? vErrors.length = _errs46 : vErrors = null);
          else {
            let err44 = { instancePath: instancePath + "/waivers/" + i6, schemaPath: "#/properties/waivers/items/anyOf", keyword: "anyOf", params: {} };
            vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
          }
          if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
            if (data20.rule === void 0 || !func0.call(data20, "rule")) {
              let err45 = { instancePath: instancePath + "/waivers/" + i6, schemaPath: "#/properties/waivers/items/required", keyword: "required", params: { missingProperty: "rule" } };
              vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
            }
            if (data20.owner === void 0 || !func0.call(data20, "owner")) {
              let err46 = { instancePath: instancePath + "/waivers/" + i6, schemaPath: "#/properties/waivers/items/required", keyword: "required", params: { missingProperty: "owner" } };
              vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
            }
            if (data20.until === void 0 || !func0.call(data20, "until")) {
              let err47 = { instancePath: instancePath + "/waivers/" + i6, schemaPath: "#/properties/waivers/items/required", keyword: "required", params: { missingProperty: "until" } };
              vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
            }
            if (data20.reason === void 0 || !func0.call(data20, "reason")) {
              let err48 = { instancePath: instancePath + "/waivers/" + i6, schemaPath: "#/properties/waivers/items/required", keyword: "required", params: { missingProperty: "reason" } };
              vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
            }
            for (let key5 of Object.keys(data20))
              if (!(key5 === "rule" || key5 === "user" || key5 === "role" || key5 === "conflict" || key5 === "owner" || key5 === "until" || key5 === "reason")) {
                let err49 = { instancePath: instancePath + "/waivers/" + i6, schemaPath: "#/properties/waivers/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 } };
                vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
              }
            data20.rule !== void 0 && func0.call(data20, "rule") && (validate164(data20.rule, { instancePath: instancePath + "/waivers/" + i6 + "/rule", parentData: data20, parentDataProperty: "rule", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors), errors = vErrors.length)), data20.user !== void 0 && func0.call(data20, "user") && (validate173(data20.user, { instancePath: instancePath + "/waivers/" + i6 + "/user", parentData: data20, parentDataProperty: "user", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors), errors = vErrors.length)), data20.role !== void 0 && func0.call(data20, "role") && (validate175(data20.role, { instancePath: instancePath + "/waivers/" + i6 + "/role", parentData: data20, parentDataProperty: "role", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate175.errors : vErrors.concat(validate175.errors), errors = vErrors.length)), data20.conflict !== void 0 && func0.call(data20, "conflict") && (validate164(data20.conflict, { instancePath: instancePath + "/waivers/" + i6 + "/conflict", parentData: data20, parentDataProperty: "conflict", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors), errors = vErrors.length)), data20.owner !== void 0 && func0.call(data20, "owner") && (validate173(data20.owner, { instancePath: instancePath + "/waivers/" + i6 + "/owner", parentData: data20, parentDataProperty: "owner", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors), errors = vErrors.length)), data20.until !== void 0 && func0.call(data20, "until") && (validate179(data20.until, { instancePath: instancePath + "/waivers/" + i6 + "/until", parentData: data20, parentDataProperty: "until", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate179.errors : vErrors.concat(validate179.errors), errors = vErrors.length)), data20.reason !== void 0 && func0.call(data20, "reason") && (validate166(data20.reason, { instancePath: instancePath + "/waivers/" + i6 + "/reason", parentData: data20, parentDataProperty: "reason", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate166.errors : vErrors.concat(validate166.errors), errors = vErrors.length));
          } else {
            let err50 = { instancePath: instancePath + "/waivers/" + i6, schemaPath: "#/properties/waivers/items/type", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
          }
        }
      } else {
        let err51 = { instancePath: instancePath + "/waivers", schemaPath: "#/properties/waivers/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
      }
    }
    if (data.overrides !== void 0 && func0.call(data, "overrides")) {
      let data28 = data.overrides;
      if (Array.isArray(data28)) {
        let len5 = data28.length;
        for (let i7 = 0; i7 < len5; i7++) {
          let data29 = data28[i7];
          if (data29 && typeof data29 == "object" && !Array.isArray(data29)) {
            if (data29.guard === void 0 || !func0.call(data29, "guard")) {
              let err52 = { instancePath: instancePath + "/overrides/" + i7, schemaPath: "#/properties/overrides/items/required", keyword: "required", params: { missingProperty: "guard" } };
              vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
            }
            if (data29.target === void 0 || !func0.call(data29, "target")) {
              let err53 = { instancePath: instancePath + "/overrides/" + i7, schemaPath: "#/properties/overrides/items/required", keyword: "required", params: { missingProperty: "target" } };
              vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
            }
            if (data29.upTo === void 0 || !func0.call(data29, "upTo")) {
              let err54 = { instancePath: instancePath + "/overrides/" + i7, schemaPath: "#/properties/overrides/items/required", keyword: "required", params: { missingProperty: "upTo" } };
              vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
            }
            if (data29.owner === void 0 || !func0.call(data29, "owner")) {
              let err55 = { instancePath: instancePath + "/overrides/" + i7, schemaPath: "#/properties/overrides/items/required", keyword: "required", params: { missingProperty: "owner" } };
              vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
            }
            if (data29.until === void 0 || !func0.call(data29, "until")) {
              let err56 = { instancePath: instancePath + "/overrides/" + i7, schemaPath: "#/properties/overrides/items/required", keyword: "required", params: { missingProperty: "until" } };
              vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
            }
            if (data29.reason === void 0 || !func0.call(data29, "reason")) {
              let err57 = { instancePath: instancePath + "/overrides/" + i7, schemaPath: "#/properties/overrides/items/required", keyword: "required", params: { missingProperty: "reason" } };
              vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
            }
            for (let key6 of Object.keys(data29))
              if (!(key6 === "guard" || key6 === "target" || key6 === "upTo" || key6 === "owner" || key6 === "until" || key6 === "reason")) {
                let err58 = { instancePath: instancePath + "/overrides/" + i7, schemaPath: "#/properties/overrides/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 } };
                vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
              }
            if (data29.guard !== void 0 && func0.call(data29, "guard") && (validate164(data29.guard, { instancePath: instancePath + "/overrides/" + i7 + "/guard", parentData: data29, parentDataProperty: "guard", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors), errors = vErrors.length)), data29.target !== void 0 && func0.call(data29, "target") && (validate164(data29.target, { instancePath: instancePath + "/overrides/" + i7 + "/target", parentData: data29, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors), errors = vErrors.length)), data29.upTo !== void 0 && func0.call(data29, "upTo")) {
              let data32 = data29.upTo;
              if (!(typeof data32 == "number" && !(data32 % 1) && !isNaN(data32) && isFinite(data32))) {
                let dataType10 = typeof data32, coerced10;
                if (coerced10 === void 0)
                  if (dataType10 === "boolean" || data32 === null || dataType10 === "string" && data32 && data32 == +data32 && !(data32 % 1))
                    coerced10 = +data32;
                  else {
                    let err59 = { instancePath: instancePath + "/overrides/" + i7 + "/upTo", schemaPath: "#/properties/overrides/items/properties/upTo/type", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
                  }
                coerced10 !== void 0 && (data32 = coerced10, data29 !== void 0 && (data29.upTo = coerced10));
              }
              if (typeof data32 == "number" && isFinite(data32) && (data32 < 1 || isNaN(data32))) {
                let err60 = { instancePath: instancePath + "/overrides/" + i7 + "/upTo", schemaPath: "#/properties/overrides/items/properties/upTo/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
              }
            }
            data29.owner !== void 0 && func0.call(data29, "owner") && (validate173(data29.owner, { instancePath: instancePath + "/overrides/" + i7 + "/owner", parentData: data29, parentDataProperty: "owner", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors), errors = vErrors.length)), data29.until !== void 0 && func0.call(data29, "until") && (validate179(data29.until, { instancePath: instancePath + "/overrides/" + i7 + "/until", parentData: data29, parentDataProperty: "until", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate179.errors : vErrors.concat(validate179.errors), errors = vErrors.length)), data29.reason !== void 0 && func0.call(data29, "reason") && (validate166(data29.reason, { instancePath: instancePath + "/overrides/" + i7 + "/reason", parentData: data29, parentDataProperty: "reason", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate166.errors : vErrors.concat(validate166.errors), errors = vErrors.length));
          } else {
            let err61 = { instancePath: instancePath + "/overrides/" + i7, schemaPath: "#/properties/overrides/items/type", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
          }
        }
      } else {
        let err62 = { instancePath: instancePath + "/overrides", schemaPath: "#/properties/overrides/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
      }
    }
    if (data.approvals !== void 0 && func0.call(data, "approvals")) {
      let data36 = data.approvals;
      if (Array.isArray(data36)) {
        let len6 = data36.length;
        for (let i8 = 0; i8 < len6; i8++) {
          let data37 = data36[i8];
          if (data37 && typeof data37 == "object" && !Array.isArray(data37)) {
            if (data37.when === void 0 || !func0.call(data37, "when")) {
              let err63 = { instancePath: instancePath + "/approvals/" + i8, schemaPath: "#/properties/approvals/items/required", keyword: "required", params: { missingProperty: "when" } };
              vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
            }
            if (data37.from === void 0 || !func0.call(data37, "from")) {
              let err64 = { instancePath: instancePath + "/approvals/" + i8, schemaPath: "#/properties/approvals/items/required", keyword: "required", params: { missingProperty: "from" } };
              vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
            }
            for (let key7 of Object.keys(data37))
              if (!(key7 === "when" || key7 === "from" || key7 === "count")) {
                let err65 = { instancePath: instancePath + "/approvals/" + i8, schemaPath: "#/properties/approvals/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key7 } };
                vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
              }
            if (data37.when !== void 0 && func0.call(data37, "when")) {
              let data38 = data37.when;
              if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
                if (Object.keys(data38).length < 1) {
                  let err66 = { instancePath: instancePath + "/approvals/" + i8 + "/when", schemaPath: "#/properties/approvals/items/properties/when/minProperties", keyword: "minProperties", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
                }
                for (let key8 of Object.keys(data38))
                  if (!(key8 === "platform" || key8 === "target" || key8 === "role" || key8 === "permission" || key8 === "risk" || key8 === "change")) {
                    let err67 = { instancePath: instancePath + "/approvals/" + i8 + "/when", schemaPath: "#/properties/approvals/items/properties/when/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key8 } };
                    vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
                  }
                if (data38.platform !== void 0 && func0.call(data38, "platform") && (validate164(data38.platform, { instancePath: instancePath + "/approvals/" + i8 + "/when/platform", parentData: data38, parentDataProperty: "platform", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors), errors = vErrors.length)), data38.target !== void 0 && func0.call(data38, "target") && (validate164(data38.target, { instancePath: instancePath + "/approvals/" + i8 + "/when/target", parentData: data38, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors), errors = vErrors.length)), data38.role !== void 0 && func0.call(data38, "role") && (validate175(data38.role, { instancePath: instancePath + "/approvals/" + i8 + "/when/role", parentData: data38, parentDataProperty: "role", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate175.errors : vErrors.concat(validate175.errors), errors = vErrors.length)), data38.permission !== void 0 && func0.call(data38, "permission") && (validate169(data38.permission, { instancePath: instancePath + "/approvals/" + i8 + "/when/permission", parentData: data38, parentDataProperty: "permission", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate169.errors : vErrors.concat(validate169.errors), errors = vErrors.length)), data38.risk !== void 0 && func0.call(data38, "risk")) {
                  let data43 = data38.risk;
                  if (typeof data43 != "string") {
                    let dataType11 = typeof data43, coerced11;
                    if (coerced11 === void 0)
                      if (dataType11 == "number" || dataType11 == "boolean")
                        coerced11 = "" + data43;
                      else if (data43 === null)
                        coerced11 = "";
                      else {
                        let err68 = { instancePath: instancePath + "/approvals/" + i8 + "/when/risk", schemaPath: "#/properties/approvals/items/properties/when/properties/risk/type", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
                      }
                    coerced11 !== void 0 && (data43 = coerced11, data38 !== void 0 && (data38.risk = coerced11));
                  }
                  if (!(data43 === "low" || data43 === "medium" || data43 === "high" || data43 === "critical")) {
                    let err69 = { instancePath: instancePath + "/approvals/" + i8 + "/when/risk", schemaPath: "#/properties/approvals/items/properties/when/properties/risk/enum", keyword: "enum", params: { allowedValues: schema59.properties.approvals.items.properties.when.properties.risk.enum } };
                    vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
                  }
                }
                if (data38.change !== void 0 && func0.call(data38, "change")) {
                  let data44 = data38.change;
                  if (typeof data44 != "string") {
                    let dataType12 = typeof data44, coerced12;
                    if (coerced12 === void 0)
                      if (dataType12 == "number" || dataType12 == "boolean")
                        coerced12 = "" + data44;
                      else if (data44 === null)
                        coerced12 = "";
                      else {
                        let err70 = { instancePath: instancePath + "/approvals/" + i8 + "/when/change", schemaPath: "#/properties/approvals/items/properties/when/properties/change/type", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
                      }
                    coerced12 !== void 0 && (data44 = coerced12, data38 !== void 0 && (data38.change = coerced12));
                  }
                  if (data44 !== "any") {
                    let err71 = { instancePath: instancePath + "/approvals/" + i8 + "/when/change", schemaPath: "#/properties/approvals/items/properties/when/properties/change/enum", keyword: "enum", params: { allowedValues: schema59.properties.approvals.items.properties.when.properties.change.enum } };
                    vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
                  }
                }
              } else {
                let err72 = { instancePath: instancePath + "/approvals/" + i8 + "/when", schemaPath: "#/properties/approvals/items/properties/when/type", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
              }
            }
            if (data37.from !== void 0 && func0.call(data37, "from")) {
              let data45 = data37.from;
              if (data45 && typeof data45 == "object" && !Array.isArray(data45)) {
                if (Object.keys(data45).length < 1) {
                  let err73 = { instancePath: instancePath + "/approvals/" + i8 + "/from", schemaPath: "#/properties/approvals/items/properties/from/minProperties", keyword: "minProperties", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
                }
                for (let key9 of Object.keys(data45))
                  if (!(key9 === "roles" || key9 === "people")) {
                    let err74 = { instancePath: instancePath + "/approvals/" + i8 + "/from", schemaPath: "#/properties/approvals/items/properties/from/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 } };
                    vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
                  }
                if (data45.roles !== void 0 && func0.call(data45, "roles")) {
                  let data46 = data45.roles;
                  if (Array.isArray(data46)) {
                    if (data46.length < 1) {
                      let err75 = { instancePath: instancePath + "/approvals/" + i8 + "/from/roles", schemaPath: "#/properties/approvals/items/properties/from/properties/roles/minItems", keyword: "minItems", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
                    }
                    let len7 = data46.length;
                    for (let i9 = 0; i9 < len7; i9++) {
                      let data47 = data46[i9];
                      if (typeof data47 != "string") {
                        let dataType13 = typeof data47, coerced13;
                        if (coerced13 === void 0)
                          if (dataType13 == "number" || dataType13 == "boolean")
                            coerced13 = "" + data47;
                          else if (data47 === null)
                            coerced13 = "";
                          else {
                            let err76 = { instancePath: instancePath + "/approvals/" + i8 + "/from/roles/" + i9, schemaPath: "#/properties/approvals/items/properties/from/properties/roles/items/type", keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
                          }
                        coerced13 !== void 0 && (data47 = coerced13, data46 !== void 0 && (data46[i9] = coerced13));
                      }
                      validate175(data47, { instancePath: instancePath + "/approvals/" + i8 + "/from/roles/" + i9, parentData: data46, parentDataProperty: i9, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate175.errors : vErrors.concat(validate175.errors), errors = vErrors.length);
                    }
                    let i10 = data46.length, j2;
                    if (i10 > 1) {
                      let indices2 = {};
                      for (; i10--; ) {
                        let item2 = data46[i10];
                        if (typeof item2 == "string") {
                          if (typeof indices2[item2] == "number") {
                            j2 = indices2[item2];
                            let err77 = { instancePath: instancePath + "/approvals/" + i8 + "/from/roles", schemaPath: "#/properties/approvals/items/properties/from/properties/roles/uniqueItems", keyword: "uniqueItems", params: { i: i10, j: j2 } };
                            vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
                            break;
                          }
                          indices2[item2] = i10;
                        }
                      }
                    }
                  } else {
                    let err78 = { instancePath: instancePath + "/approvals/" + i8 + "/from/roles", schemaPath: "#/properties/approvals/items/properties/from/properties/roles/type", keyword: "type", params: { type: "array" } };
                    vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
                  }
                }
                if (data45.people !== void 0 && func0.call(data45, "people")) {
                  let data48 = data45.people;
                  if (Array.isArray(data48)) {
                    if (data48.length < 1) {
                      let err79 = { instancePath: instancePath + "/approvals/" + i8 + "/from/people", schemaPath: "#/properties/approvals/items/properties/from/properties/people/minItems", keyword: "minItems", params: { limit: 1 } };
                      vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
                    }
                    let len8 = data48.length;
                    for (let i11 = 0; i11 < len8; i11++) {
                      let data49 = data48[i11];
                      if (typeof data49 != "string") {
                        let dataType14 = typeof data49, coerced14;
                        if (coerced14 === void 0)
                          if (dataType14 == "number" || dataType14 == "boolean")
                            coerced14 = "" + data49;
                          else if (data49 === null)
                            coerced14 = "";
                          else {
                            let err80 = { instancePath: instancePath + "/approvals/" + i8 + "/from/people/" + i11, schemaPath: "#/properties/approvals/items/properties/from/properties/people/items/type", keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err80] : vErrors.push(err80), errors++;
                          }
                        coerced14 !== void 0 && (data49 = coerced14, data48 !== void 0 && (data48[i11] = coerced14));
                      }
                      validate173(data49, { instancePath: instancePath + "/approvals/" + i8 + "/from/people/" + i11, parentData: data48, parentDataProperty: i11, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors), errors = vErrors.length);
                    }
                    let i12 = data48.length, j3;
                    if (i12 > 1) {
                      let indices3 = {};
                      for (; i12--; ) {
                        let item3 = data48[i12];
                        if (typeof item3 == "string") {
                          if (typeof indices3[item3] == "number") {
                            j3 = indices3[item3];
                            let err81 = { instancePath: instancePath + "/approvals/" + i8 + "/from/people", schemaPath: "#/properties/approvals/items/properties/from/properties/people/uniqueItems", keyword: "uniqueItems", params: { i: i12, j: j3 } };
                            vErrors === null ? vErrors = [err81] : vErrors.push(err81), errors++;
                            break;
                          }
                          indices3[item3] = i12;
                        }
                      }
                    }
                  } else {
                    let err82 = { instancePath: instancePath + "/approvals/" + i8 + "/from/people", schemaPath: "#/properties/approvals/items/properties/from/properties/people/type", keyword: "type", params: { type: "array" } };
                    vErrors === null ? vErrors = [err82] : vErrors.push(err82), errors++;
                  }
                }
              } else {
                let err83 = { instancePath: instancePath + "/approvals/" + i8 + "/from", schemaPath: "#/properties/approvals/items/properties/from/type", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err83] : vErrors.push(err83), errors++;
              }
            }
            if (data37.count !== void 0 && func0.call(data37, "count")) {
              let data50 = data37.count;
              if (!(typeof data50 == "number" && !(data50 % 1) && !isNaN(data50) && isFinite(data50))) {
                let dataType15 = typeof data50, coerced15;
                if (coerced15 === void 0)
                  if (dataType15 === "boolean" || data50 === null || dataType15 === "string" && data50 && data50 == +data50 && !(data50 % 1))
                    coerced15 = +data50;
                  else {
                    let err84 = { instancePath: instancePath + "/approvals/" + i8 + "/count", schemaPath: "#/properties/approvals/items/properties/count/type", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err84] : vErrors.push(err84), errors++;
                  }
                coerced15 !== void 0 && (data50 = coerced15, data37 !== void 0 && (data37.count = coerced15));
              }
              if (typeof data50 == "number" && isFinite(data50) && (data50 < 1 || isNaN(data50))) {
                let err85 = { instancePath: instancePath + "/approvals/" + i8 + "/count", schemaPath: "#/properties/approvals/items/properties/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
                vErrors === null ? vErrors = [err85] : vErrors.push(err85), errors++;
              }
            }
          } else {
            let err86 = { instancePath: instancePath + "/approvals/" + i8, schemaPath: "#/properties/approvals/items/type", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err86] : vErrors.push(err86), errors++;
          }
        }
      } else {
        let err87 = { instancePath: instancePath + "/approvals", schemaPath: "#/properties/approvals/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err87] : vErrors.push(err87), errors++;
      }
    }
    if (data.limits !== void 0 && func0.call(data, "limits")) {
      let data51 = data.limits;
      if (data51 && typeof data51 == "object" && !Array.isArray(data51)) {
        for (let key10 of Object.keys(data51))
          if (!(key10 === "removals" || key10 === "additions")) {
            let err88 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 } };
            vErrors === null ? vErrors = [err88] : vErrors.push(err88), errors++;
          }
        data51.removals !== void 0 && func0.call(data51, "removals") && (validate193(data51.removals, { instancePath: instancePath + "/limits/removals", parentData: data51, parentDataProperty: "removals", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate193.errors : vErrors.concat(validate193.errors), errors = vErrors.length)), data51.additions !== void 0 && func0.call(data51, "additions") && (validate193(data51.additions, { instancePath: instancePath + "/limits/additions", parentData: data51, parentDataProperty: "additions", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate193.errors : vErrors.concat(validate193.errors), errors = vErrors.length));
      } else {
        let err89 = { instancePath: instancePath + "/limits", schemaPath: "#/properties/limits/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err89] : vErrors.push(err89), errors++;
      }
    }
    if (data.reviews !== void 0 && func0.call(data, "reviews")) {
      let data54 = data.reviews;
      if (data54 && typeof data54 == "object" && !Array.isArray(data54)) {
        if (data54.every === void 0 || !func0.call(data54, "every")) {
          let err90 = { instancePath: instancePath + "/reviews", schemaPath: "#/properties/reviews/required", keyword: "required", params: { missingProperty: "every" } };
          vErrors === null ? vErrors = [err90] : vErrors.push(err90), errors++;
        }
        for (let key11 of Object.keys(data54))
          if (key11 !== "every") {
            let err91 = { instancePath: instancePath + "/reviews", schemaPath: "#/properties/reviews/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 } };
            vErrors === null ? vErrors = [err91] : vErrors.push(err91), errors++;
          }
        if (data54.every !== void 0 && func0.call(data54, "every")) {
          let data55 = data54.every;
          if (typeof data55 != "string") {
            let dataType16 = typeof data55, coerced16;
            if (coerced16 === void 0)
              if (dataType16 == "number" || dataType16 == "boolean")
                coerced16 = "" + data55;
              else if (data55 === null)
                coerced16 = "";
              else {
                let err92 = { instancePath: instancePath + "/reviews/every", schemaPath: "#/properties/reviews/properties/every/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err92] : vErrors.push(err92), errors++;
              }
            coerced16 !== void 0 && (data55 = coerced16, data54 !== void 0 && (data54.every = coerced16));
          }
          if (typeof data55 == "string" && !pattern37.test(data55)) {
            let err93 = { instancePath: instancePath + "/reviews/every", schemaPath: "#/properties/reviews/properties/every/pattern", keyword: "pattern", params: { pattern: "^[1-9][0-9]? (?:months?|years?)$" } };
            vErrors === null ? vErrors = [err93] : vErrors.push(err93), errors++;
          }
        }
      } else {
        let err94 = { instancePath: instancePath + "/reviews", schemaPath: "#/properties/reviews/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err94] : vErrors.push(err94), errors++;
      }
    }
  } else {
    let err95 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err95] : vErrors.push(err95), errors++;
  }
  return validate163.errors = vErrors, errors === 0;
}
validate163.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var AccessTests = validate196;
function validate197(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate197.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 200) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 200 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern4.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\S(?:.*\\S)?$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate197.errors = vErrors, errors === 0;
}
validate197.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate199(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate199.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string" && !pattern11.test(data)) {
    let err1 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate199.errors = vErrors, errors === 0;
}
validate199.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate201(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate201.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 130) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 130 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern35.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*:[a-z0-9][a-z0-9-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate201.errors = vErrors, errors === 0;
}
validate201.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate203(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate203.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 254) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 254 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern6.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate203.errors = vErrors, errors === 0;
}
validate203.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate205(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate205.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 64) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern3.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate205.errors = vErrors, errors === 0;
}
validate205.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate208(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate208.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data[i0] = coerced0));
      }
      validate203(data0, { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate203.errors : vErrors.concat(validate203.errors), errors = vErrors.length);
    }
    let i1 = data.length, j0;
    if (i1 > 1) {
      let indices0 = {};
      for (; i1--; ) {
        let item0 = data[i1];
        if (typeof item0 == "string") {
          if (typeof indices0[item0] == "number") {
            j0 = indices0[item0];
            let err1 = { instancePath, schemaPath: "#/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
            vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
            break;
          }
          indices0[item0] = i1;
        }
      }
    }
  } else {
    let err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } };
    vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
  }
  return validate208.errors = vErrors, errors === 0;
}
validate208.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
var schema75 = { type: ["string", "object"], pattern: "^[a-z0-9][a-z0-9-]*:[A-Za-z0-9][A-Za-z0-9-]*\\.[A-Za-z0-9][A-Za-z0-9-]*$", minProperties: 1, maxProperties: 1, propertyNames: { $ref: "#/$defs/permission" }, additionalProperties: { $ref: "#/$defs/scope" } }, pattern43 = new RegExp("^[a-z0-9][a-z0-9-]*:[A-Za-z0-9][A-Za-z0-9-]*\\.[A-Za-z0-9][A-Za-z0-9-]*$", "u");
function validate213(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate213.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 200) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 200 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern43.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*:[A-Za-z0-9][A-Za-z0-9-]*\\.[A-Za-z0-9][A-Za-z0-9-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate213.errors = vErrors, errors === 0;
}
validate213.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate215(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate215.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string") {
    if (func68(data) > 64) {
      let err1 = { instancePath, schemaPath: "#/maxLength", keyword: "maxLength", params: { limit: 64 } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (!pattern3.test(data)) {
      let err2 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*$" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
  }
  return validate215.errors = vErrors, errors === 0;
}
validate215.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate212(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate212.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" && !(data && typeof data == "object" && !Array.isArray(data))) {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema75.type } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string" && !pattern43.test(data)) {
    let err1 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*:[A-Za-z0-9][A-Za-z0-9-]*\\.[A-Za-z0-9][A-Za-z0-9-]*$" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length > 1) {
      let err2 = { instancePath, schemaPath: "#/maxProperties", keyword: "maxProperties", params: { limit: 1 } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (Object.keys(data).length < 1) {
      let err3 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 } };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    for (let key0 of Object.keys(data)) {
      let _errs1 = errors;
      validate213(key0, { instancePath, parentData: data, parentDataProperty, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate213.errors : vErrors.concat(validate213.errors), errors = vErrors.length);
      var valid0 = _errs1 === errors;
      if (!valid0) {
        let err4 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    for (let key1 of Object.keys(data))
      validate215(data[key1], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data, parentDataProperty: key1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate215.errors : vErrors.concat(validate215.errors), errors = vErrors.length);
  }
  return validate212.errors = vErrors, errors === 0;
}
validate212.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate211(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate211.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), Array.isArray(data)) {
    if (data.length < 1) {
      let err0 = { instancePath, schemaPath: "#/minItems", keyword: "minItems", params: { limit: 1 } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++)
      validate212(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate212.errors : vErrors.concat(validate212.errors), errors = vErrors.length);
  } else {
    let err1 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate211.errors = vErrors, errors === 0;
}
validate211.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate196(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate196.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0 || !func0.call(data, "apiVersion")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.kind === void 0 || !func0.call(data, "kind")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.tests === void 0 || !func0.call(data, "tests")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "tests" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "apiVersion" || key0 === "kind" || key0 === "tests")) {
        let err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    if (data.apiVersion !== void 0 && func0.call(data, "apiVersion")) {
      let data0 = data.apiVersion;
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err4 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data.apiVersion = coerced0));
      }
      if (data0 !== "rolewright/v1") {
        let err5 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "rolewright/v1" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let data1 = data.kind;
      if (typeof data1 != "string") {
        let dataType1 = typeof data1, coerced1;
        if (coerced1 === void 0)
          if (dataType1 == "number" || dataType1 == "boolean")
            coerced1 = "" + data1;
          else if (data1 === null)
            coerced1 = "";
          else {
            let err6 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
          }
        coerced1 !== void 0 && (data1 = coerced1, data !== void 0 && (data.kind = coerced1));
      }
      if (data1 !== "AccessTests") {
        let err7 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "AccessTests" } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
    if (data.tests !== void 0 && func0.call(data, "tests")) {
      let data2 = data.tests;
      if (Array.isArray(data2)) {
        let len0 = data2.length;
        for (let i0 = 0; i0 < len0; i0++) {
          let data3 = data2[i0], _errs10 = errors, valid3 = !1, _errs11 = errors;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3) && (data3.can === void 0 || !func0.call(data3, "can"))) {
            let err8 = { instancePath: instancePath + "/tests/" + i0, schemaPath: "#/properties/tests/items/anyOf/0/required", keyword: "required", params: { missingProperty: "can" } };
            vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
          }
          var _valid0 = _errs11 === errors;
          valid3 = valid3 || _valid0;
          let _errs12 = errors;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3) && (data3.cannot === void 0 || !func0.call(data3, "cannot"))) {
            let err9 = { instancePath: instancePath + "/tests/" + i0, schemaPath: "#/properties/tests/items/anyOf/1/required", keyword: "required", params: { missingProperty: "cannot" } };
            vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
          }
          var _valid0 = _errs12 === errors;
          valid3 = valid3 || _valid0;
          let _errs13 = errors;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3) && (data3.heldBy === void 0 || !func0.call(data3, "heldBy"))) {
            let err10 = { instancePath: instancePath + "/tests/" + i0, schemaPath: "#/properties/tests/items/anyOf/2/required", keyword: "required", params: { missingProperty: "heldBy" } };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
          var _valid0 = _errs13 === errors;
          valid3 = valid3 || _valid0;
          let _errs14 = errors;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3) && (data3.holders === void 0 || !func0.call(data3, "holders"))) {
            let err11 = { instancePath: instancePath + "/tests/" + i0, schemaPath: "#/properties/tests/items/anyOf/3/required", keyword: "required", params: { missingProperty: "holders" } };
            vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
          }
          var _valid0 = _errs14 === errors;
          if (valid3 = valid3 || _valid0, valid3)
            errors = _errs10, vErrors !== null && (_errs10 ? vErrors.length = _errs10 : vErrors = null);
          else {
            let err12 = { instancePath: instancePath + "/tests/" + i0, schemaPath: "#/properties/tests/items/anyOf", keyword: "anyOf", params: {} };
            vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
          }
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
            if (data3.name === void 0 || !func0.call(data3, "name")) {
              let err13 = { instancePath: instancePath + "/tests/" + i0, schemaPath: "#/properties/tests/items/required", keyword: "required", params: { missingProperty: "name" } };
              vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
            }
            for (let key1 of Object.keys(data3))
              if (!(key1 === "name" || key1 === "at" || key1 === "who" || key1 === "can" || key1 === "cannot" || key1 === "permission" || key1 === "heldBy" || key1 === "holders")) {
                let err14 = { instancePath: instancePath + "/tests/" + i0, schemaPath: "#/properties/tests/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } };
                vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
              }
            if (data3.name !== void 0 && func0.call(data3, "name") && (validate197(data3.name, { instancePath: instancePath + "/tests/" + i0 + "/name", parentData: data3, parentDataProperty: "name", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate197.errors : vErrors.concat(validate197.errors), errors = vErrors.length)), data3.at !== void 0 && func0.call(data3, "at") && (validate199(data3.at, { instancePath: instancePath + "/tests/" + i0 + "/at", parentData: data3, parentDataProperty: "at", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate199.errors : vErrors.concat(validate199.errors), errors = vErrors.length)), data3.who !== void 0 && func0.call(data3, "who")) {
              let data6 = data3.who;
              if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                if (Object.keys(data6).length > 1) {
                  let err15 = { instancePath: instancePath + "/tests/" + i0 + "/who", schemaPath: "#/properties/tests/items/properties/who/maxProperties", keyword: "maxProperties", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
                }
                if (Object.keys(data6).length < 1) {
                  let err16 = { instancePath: instancePath + "/tests/" + i0 + "/who", schemaPath: "#/properties/tests/items/properties/who/minProperties", keyword: "minProperties", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                }
                for (let key2 of Object.keys(data6))
                  if (!(key2 === "role" || key2 === "user" || key2 === "function" || key2 === "department" || key2 === "everybody")) {
                    let err17 = { instancePath: instancePath + "/tests/" + i0 + "/who", schemaPath: "#/properties/tests/items/properties/who/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } };
                    vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
                  }
                if (data6.role !== void 0 && func0.call(data6, "role") && (validate201(data6.role, { instancePath: instancePath + "/tests/" + i0 + "/who/role", parentData: data6, parentDataProperty: "role", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate201.errors : vErrors.concat(validate201.errors), errors = vErrors.length)), data6.user !== void 0 && func0.call(data6, "user") && (validate203(data6.user, { instancePath: instancePath + "/tests/" + i0 + "/who/user", parentData: data6, parentDataProperty: "user", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate203.errors : vErrors.concat(validate203.errors), errors = vErrors.length)), data6.function !== void 0 && func0.call(data6, "function") && (validate205(data6.function, { instancePath: instancePath + "/tests/" + i0 + "/who/function", parentData: data6, parentDataProperty: "function", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate205.errors : vErrors.concat(validate205.errors), errors = vErrors.length)), data6.department !== void 0 && func0.call(data6, "department") && (validate197(data6.department, { instancePath: instancePath + "/tests/" + i0 + "/who/department", parentData: data6, parentDataProperty: "department", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate197.errors : vErrors.concat(validate197.errors), errors = vErrors.length)), data6.everybody !== void 0 && func0.call(data6, "everybody")) {
                  let data11 = data6.everybody;
                  if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
                    for (let key3 of Object.keys(data11))
                      if (key3 !== "except") {
                        let err18 = { instancePath: instancePath + "/tests/" + i0 + "/who/everybody", schemaPath: "#/properties/tests/items/properties/who/properties/everybody/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 } };
                        vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
                      }
                    data11.except !== void 0 && func0.call(data11, "except") && (validate208(data11.except, { instancePath: instancePath + "/tests/" + i0 + "/who/everybody/except", parentData: data11, parentDataProperty: "except", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate208.errors : vErrors.concat(validate208.errors), errors = vErrors.length));
                  } else {
                    let err19 = { instancePath: instancePath + "/tests/" + i0 + "/who/everybody", schemaPath: "#/properties/tests/items/properties/who/properties/everybody/type", keyword: "type", params: { type: "object" } };
                    vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
                  }
                }
              } else {
                let err20 = { instancePath: instancePath + "/tests/" + i0 + "/who", schemaPath: "#/properties/tests/items/properties/who/type", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
              }
            }
            if (data3.can !== void 0 && func0.call(data3, "can") && (validate211(data3.can, { instancePath: instancePath + "/tests/" + i0 + "/can", parentData: data3, parentDataProperty: "can", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate211.errors : vErrors.concat(validate211.errors), errors = vErrors.length)), data3.cannot !== void 0 && func0.call(data3, "cannot") && (validate211(data3.cannot, { instancePath: instancePath + "/tests/" + i0 + "/cannot", parentData: data3, parentDataProperty: "cannot", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate211.errors : vErrors.concat(validate211.errors), errors = vErrors.length)), data3.permission !== void 0 && func0.call(data3, "permission") && (validate213(data3.permission, { instancePath: instancePath + "/tests/" + i0 + "/permission", parentData: data3, parentDataProperty: "permission", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate213.errors : vErrors.concat(validate213.errors), errors = vErrors.length)), data3.heldBy !== void 0 && func0.call(data3, "heldBy") && (validate208(data3.heldBy, { instancePath: instancePath + "/tests/" + i0 + "/heldBy", parentData: data3, parentDataProperty: "heldBy", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate208.errors : vErrors.concat(validate208.errors), errors = vErrors.length)), data3.holders !== void 0 && func0.call(data3, "holders")) {
              let data17 = data3.holders;
              if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
                if (Object.keys(data17).length < 1) {
                  let err21 = { instancePath: instancePath + "/tests/" + i0 + "/holders", schemaPath: "#/properties/tests/items/properties/holders/minProperties", keyword: "minProperties", params: { limit: 1 } };
                  vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
                }
                for (let key4 of Object.keys(data17))
                  if (!(key4 === "min" || key4 === "max")) {
                    let err22 = { instancePath: instancePath + "/tests/" + i0 + "/holders", schemaPath: "#/properties/tests/items/properties/holders/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key4 } };
                    vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
                  }
                if (data17.min !== void 0 && func0.call(data17, "min")) {
                  let data18 = data17.min;
                  if (!(typeof data18 == "number" && !(data18 % 1) && !isNaN(data18) && isFinite(data18))) {
                    let dataType2 = typeof data18, coerced2;
                    if (coerced2 === void 0)
                      if (dataType2 === "boolean" || data18 === null || dataType2 === "string" && data18 && data18 == +data18 && !(data18 % 1))
                        coerced2 = +data18;
                      else {
                        let err23 = { instancePath: instancePath + "/tests/" + i0 + "/holders/min", schemaPath: "#/properties/tests/items/properties/holders/properties/min/type", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
                      }
                    coerced2 !== void 0 && (data18 = coerced2, data17 !== void 0 && (data17.min = coerced2));
                  }
                  if (typeof data18 == "number" && isFinite(data18) && (data18 < 0 || isNaN(data18))) {
                    let err24 = { instancePath: instancePath + "/tests/" + i0 + "/holders/min", schemaPath: "#/properties/tests/items/properties/holders/properties/min/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                    vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
                  }
                }
                if (data17.max !== void 0 && func0.call(data17, "max")) {
                  let data19 = data17.max;
                  if (!(typeof data19 == "number" && !(data19 % 1) && !isNaN(data19) && isFinite(data19))) {
                    let dataType3 = typeof data19, coerced3;
                    if (coerced3 === void 0)
                      if (dataType3 === "boolean" || data19 === null || dataType3 === "string" && data19 && data19 == +data19 && !(data19 % 1))
                        coerced3 = +data19;
                      else {
                        let err25 = { instancePath: instancePath + "/tests/" + i0 + "/holders/max", schemaPath: "#/properties/tests/items/properties/holders/properties/max/type", keyword: "type", params: { type: "integer" } };
                        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
                      }
                    coerced3 !== void 0 && (data19 = coerced3, data17 !== void 0 && (data17.max = coerced3));
                  }
                  if (typeof data19 == "number" && isFinite(data19) && (data19 < 0 || isNaN(data19))) {
                    let err26 = { instancePath: instancePath + "/tests/" + i0 + "/holders/max", schemaPath: "#/properties/tests/items/properties/holders/properties/max/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                    vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
                  }
                }
              } else {
                let err27 = { instancePath: instancePath + "/tests/" + i0 + "/holders", schemaPath: "#/properties/tests/items/properties/holders/type", keyword: "type", params: { type: "object" } };
                vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
              }
            }
            if (data3.can !== void 0 && func0.call(data3, "can") && (data3.who === void 0 || !func0.call(data3, "who"))) {
              let err28 = { instancePath: instancePath + "/tests/" + i0, schemaPath: "#/properties/tests/items/dependentRequired", keyword: "dependentRequired", params: {
                property: "can",
                missingProperty: "who",
                depsCount: 1,
                deps: "who"
              } };
              vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
            }
            if (data3.cannot !== void 0 && func0.call(data3, "cannot") && (data3.who === void 0 || !func0.call(data3, "who"))) {
              let err29 = { instancePath: instancePath + "/tests/" + i0, schemaPath: "#/properties/tests/items/dependentRequired", keyword: "dependentRequired", params: {
                property: "cannot",
                missingProperty: "who",
                depsCount: 1,
                deps: "who"
              } };
              vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
            }
            if (data3.heldBy !== void 0 && func0.call(data3, "heldBy") && (data3.permission === void 0 || !func0.call(data3, "permission"))) {
              let err30 = { instancePath: instancePath + "/tests/" + i0, schemaPath: "#/properties/tests/items/dependentRequired", keyword: "dependentRequired", params: {
                property: "heldBy",
                missingProperty: "permission",
                depsCount: 1,
                deps: "permission"
              } };
              vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
            }
            if (data3.holders !== void 0 && func0.call(data3, "holders") && (data3.permission === void 0 || !func0.call(data3, "permission"))) {
              let err31 = { instancePath: instancePath + "/tests/" + i0, schemaPath: "#/properties/tests/items/dependentRequired", keyword: "dependentRequired", params: {
                property: "holders",
                missingProperty: "permission",
                depsCount: 1,
                deps: "permission"
              } };
              vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
            }
            if (data3.who !== void 0 && func0.call(data3, "who") && data3 && typeof data3 == "object" && !Array.isArray(data3)) {
              if (data3.permission !== void 0 && func0.call(data3, "permission")) {
                let err32 = { instancePath: instancePath + "/tests/" + i0 + "/permission", schemaPath: "#/properties/tests/items/dependentSchemas/who/properties/permission/false schema", keyword: "false schema", params: {} };
                vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
              }
              if (data3.heldBy !== void 0 && func0.call(data3, "heldBy")) {
                let err33 = { instancePath: instancePath + "/tests/" + i0 + "/heldBy", schemaPath: "#/properties/tests/items/dependentSchemas/who/properties/heldBy/false schema", keyword: "false schema", params: {} };
                vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
              }
              if (data3.holders !== void 0 && func0.call(data3, "holders")) {
                let err34 = { instancePath: instancePath + "/tests/" + i0 + "/holders", schemaPath: "#/properties/tests/items/dependentSchemas/who/properties/holders/false schema", keyword: "false schema", params: {} };
                vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
              }
            }
          } else {
            let err35 = { instancePath: instancePath + "/tests/" + i0, schemaPath: "#/properties/tests/items/type", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
          }
        }
      } else {
        let err36 = { instancePath: instancePath + "/tests", schemaPath: "#/properties/tests/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
      }
    }
  } else {
    let err37 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
  }
  return validate196.errors = vErrors, errors === 0;
}
validate196.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var Platform = validate222, schema78 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "platform.schema.json", type: "object", additionalProperties: !1, required: ["apiVersion", "kind", "id", "title", "sources", "scopes", "scopePer", "resources", "roles", "rolesPerUser", "deleteInUse", "effects", "administers"], properties: { apiVersion: { type: "string", const: "rolewright/v1" }, kind: { type: "string", const: "Platform" }, id: { $ref: "#/$defs/id" }, title: { $ref: "#/$defs/text" }, sources: { type: "array", minItems: 1, items: { $ref: "#/$defs/source" } }, scopes: { type: "array", items: { $ref: "#/$defs/scope" } }, scopePer: { type: "string", enum: ["grant", "role"] }, resources: { type: "object", propertyNames: { pattern: "^(?!undocumented$)[A-Za-z0-9][A-Za-z0-9-]*$" }, additionalProperties: { $ref: "#/$defs/resource" } }, roles: { type: "object", propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { $ref: "#/$defs/role" } }, fixedGrants: { $ref: "#/$defs/grants" }, rolesPerUser: { type: "object", additionalProperties: !1, required: ["min"], properties: { min: { type: "integer", minimum: 0 }, max: { type: "integer", minimum: 1 }, replace: { type: "boolean" } } }, fallbackRole: { $ref: "#/$defs/id" }, customRoles: { type: "object", additionalProperties: !1, properties: { basedOnRequired: { type: "boolean" }, scopeRequired: { type: "boolean" } } }, subscriptions: { type: "object", propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { type: "object", additionalProperties: !1, required: ["title"], properties: { title: { $ref: "#/$defs/text" }, customRoles: { type: "integer", minimum: 0 } } } }, deleteInUse: { type: "string", enum: ["refuse", "move", "allow"] }, effects: { type: "object", additionalProperties: !1, required: ["roleChange", "assignment"], properties: { roleChange: { $ref: "#/$defs/effect" }, assignment: { $ref: "#/$defs/effect" } } }, deprecatedRoles: { type: "array", items: { type: "object", additionalProperties: !1, required: ["id", "title", "use"], properties: { id: { $ref: "#/$defs/id" }, title: { $ref: "#/$defs/text" }, use: { $ref: "#/$defs/id" } } } }, features: { type: "object", propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { $ref: "#/$defs/text" } }, tenantResources: { type: "object", additionalProperties: !1, required: ["title", "category", "actions"], properties: { title: { $ref: "#/$defs/text" }, category: { $ref: "#/$defs/text" }, actions: { $ref: "#/$defs/actions" } } }, administers: { type: "object", additionalProperties: !1, properties: { permissions: { type: "array", items: { $ref: "#/$defs/permission" } }, roles: { type: "array", items: { $ref: "#/$defs/id" } }, markers: { type: "array", items: { $ref: "#/$defs/id" } } } }, guides: { type: "object", additionalProperties: !1, properties: { "create-role": { $ref: "#/$defs/guide" }, "update-role": { $ref: "#/$defs/guide" }, "rename-role": { $ref: "#/$defs/guide" }, "delete-role": { $ref: "#/$defs/guide" }, assign: { $ref: "#/$defs/guide" }, unassign: { $ref: "#/$defs/guide" }, "set-role": { $ref: "#/$defs/guide" }, "set-unit": { $ref: "#/$defs/guide" }, invite: { $ref: "#/$defs/guide" }, deactivate: { $ref: "#/$defs/guide" }, reactivate: { $ref: "#/$defs/guide" } } }, checklists: { type: "object", additionalProperties: !1, properties: { roleChange: { $ref: "#/$defs/texts" }, onboarding: { $ref: "#/$defs/texts" } } }, notes: { $ref: "#/$defs/texts" }, inferred: { type: "array", uniqueItems: !0, items: { type: "string", pattern: "^(?:[A-Za-z0-9-]+|\\*)(?:\\.(?:[A-Za-z0-9-]+|\\*))*$" } } }, $defs: { id: { type: "string", pattern: "^[a-z0-9][a-z0-9-]*$" }, action: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" }, permission: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9-]*\\.[A-Za-z0-9][A-Za-z0-9-]*$" }, requirements: { type: "array", uniqueItems: !0, items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9-]*(?:\\.[A-Za-z0-9][A-Za-z0-9-]*)?$" } }, text: { type: "string", pattern: "\\S" }, texts: { type: "array", items: { $ref: "#/$defs/text" } }, source: { type: "object", additionalProperties: !1, required: ["id", "title", "read"], properties: { id: { $ref: "#/$defs/id" }, title: { $ref: "#/$defs/text" }, url: { type: "string", pattern: "^https://\\S+$" }, read: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" } } }, scope: { type: "object", additionalProperties: !1, required: ["id", "title", "description"], properties: { id: { type: "string", pattern: "^(?!(?:on|none|everything)$)[a-z0-9][a-z0-9-]*$" }, title: { $ref: "#/$defs/text" }, description: { $ref: "#/$defs/text" }, unit: { $ref: "#/$defs/id" }, inferred: { type: "boolean" } } }, resource: { type: "object", additionalProperties: !1, required: ["title", "category", "actions"], properties: { title: { $ref: "#/$defs/text" }, category: { $ref: "#/$defs/text" }, feature: { $ref: "#/$defs/id" }, actions: { $ref: "#/$defs/actions" } } }, actions: { type: "object", minProperties: 1, propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { type: "object", additionalProperties: !1, required: ["title", "description", "risk"], properties: { title: { $ref: "#/$defs/text" }, description: { $ref: "#/$defs/text" }, scopes: { type: "array", minItems: 1, uniqueItems: !0, items: { type: "string", $ref: "#/$defs/id" } }, risk: { type: "string", enum: ["low", "medium", "high", "critical"] }, requires: { $ref: "#/$defs/requirements" }, implies: { $ref: "#/$defs/requirements" }, fixed: { type: "boolean" }, needsReason: { type: "boolean" }, inferred: { type: "boolean" }, source: { $ref: "#/$defs/id" } } } }, grants: { type: "object", propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { type: ["string", "array", "object"], pattern: "^[a-z0-9][a-z0-9-]*$", items: { $ref: "#/$defs/action" }, propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { $ref: "#/$defs/id" } } }, role: { type: "object", additionalProperties: !1, required: ["title", "description", "grants", "editable", "renamable", "deletable", "duplicable", "assignable"], properties: { title: { $ref: "#/$defs/text" }, description: { $ref: "#/$defs/text" }, scope: { $ref: "#/$defs/id" }, grants: { type: ["string", "object"], pattern: "^(?:undocumented|everything)$", propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { type: ["string", "array", "object"], pattern: "^[a-z0-9][a-z0-9-]*$", items: { $ref: "#/$defs/action" }, propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { $ref: "#/$defs/id" } } }, fixedGrants: { $ref: "#/$defs/grants" }, complete: { type: "boolean" }, editable: { type: "boolean" }, renamable: { type: "boolean" }, deletable: { type: "boolean" }, duplicable: { type: "boolean" }, assignable: { type: "boolean" }, reserved: { type: "boolean" }, subscriptions: { type: "array", minItems: 1, items: { $ref: "#/$defs/id" } }, exceptions: { type: "array", items: { $ref: "#/$defs/permission" } }, inferred: { type: "array", uniqueItems: !0, items: { type: "string", enum: ["title", "description", "scope", "grants", "fixedGrants", "complete", "editable", "renamable", "deletable", "duplicable", "assignable", "reserved", "subscriptions", "exceptions"] } } } }, effect: { type: "object", additionalProperties: !1, required: ["when", "signInAgain"], properties: { when: { type: "string", enum: ["at-once", "next-sign-in", "unknown"] }, signInAgain: { type: "string", enum: ["nobody", "holders"] }, note: { $ref: "#/$defs/text" } } }, guide: { type: "object", additionalProperties: !1, required: ["screen", "steps"], properties: { screen: { $ref: "#/$defs/text" }, steps: { type: "array", minItems: 1, items: { $ref: "#/$defs/text" } } } } } };
function validate223(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate223.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string" && !pattern3.test(data)) {
    let err1 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*$" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate223.errors = vErrors, errors === 0;
}
validate223.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate225(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate225.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string" && !pattern5.test(data)) {
    let err1 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "\\S" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate225.errors = vErrors, errors === 0;
}
validate225.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var pattern48 = new RegExp("^https://\\S+$", "u"), pattern49 = new RegExp("^\\d{4}-\\d{2}-\\d{2}$", "u");
function validate227(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate227.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0 || !func0.call(data, "id")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.title === void 0 || !func0.call(data, "title")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.read === void 0 || !func0.call(data, "read")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "read" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "id" || key0 === "title" || key0 === "url" || key0 === "read")) {
        let err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    if (data.id !== void 0 && func0.call(data, "id") && (validate223(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length)), data.title !== void 0 && func0.call(data, "title") && (validate225(data.title, { instancePath: instancePath + "/title", parentData: data, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data.url !== void 0 && func0.call(data, "url")) {
      let data2 = data.url;
      if (typeof data2 != "string") {
        let dataType0 = typeof data2, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data2;
          else if (data2 === null)
            coerced0 = "";
          else {
            let err4 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
          }
        coerced0 !== void 0 && (data2 = coerced0, data !== void 0 && (data.url = coerced0));
      }
      if (typeof data2 == "string" && !pattern48.test(data2)) {
        let err5 = { instancePath: instancePath + "/url", schemaPath: "#/properties/url/pattern", keyword: "pattern", params: { pattern: "^https://\\S+$" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.read !== void 0 && func0.call(data, "read")) {
      let data3 = data.read;
      if (typeof data3 != "string") {
        let dataType1 = typeof data3, coerced1;
        if (coerced1 === void 0)
          if (dataType1 == "number" || dataType1 == "boolean")
            coerced1 = "" + data3;
          else if (data3 === null)
            coerced1 = "";
          else {
            let err6 = { instancePath: instancePath + "/read", schemaPath: "#/properties/read/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
          }
        coerced1 !== void 0 && (data3 = coerced1, data !== void 0 && (data.read = coerced1));
      }
      if (typeof data3 == "string" && !pattern49.test(data3)) {
        let err7 = { instancePath: instancePath + "/read", schemaPath: "#/properties/read/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}$" } };
        vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
      }
    }
  } else {
    let err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
  }
  return validate227.errors = vErrors, errors === 0;
}
validate227.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var pattern50 = new RegExp("^(?!(?:on|none|everything)$)[a-z0-9][a-z0-9-]*$", "u");
function validate231(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate231.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.id === void 0 || !func0.call(data, "id")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.title === void 0 || !func0.call(data, "title")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.description === void 0 || !func0.call(data, "description")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "description" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "id" || key0 === "title" || key0 === "description" || key0 === "unit" || key0 === "inferred")) {
        let err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    if (data.id !== void 0 && func0.call(data, "id")) {
      let data0 = data.id;
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err4 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data.id = coerced0));
      }
      if (typeof data0 == "string" && !pattern50.test(data0)) {
        let err5 = { instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^(?!(?:on|none|everything)$)[a-z0-9][a-z0-9-]*$" } };
        vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
      }
    }
    if (data.title !== void 0 && func0.call(data, "title") && (validate225(data.title, { instancePath: instancePath + "/title", parentData: data, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data.description !== void 0 && func0.call(data, "description") && (validate225(data.description, { instancePath: instancePath + "/description", parentData: data, parentDataProperty: "description", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data.unit !== void 0 && func0.call(data, "unit") && (validate223(data.unit, { instancePath: instancePath + "/unit", parentData: data, parentDataProperty: "unit", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length)), data.inferred !== void 0 && func0.call(data, "inferred")) {
      let data4 = data.inferred;
      if (typeof data4 != "boolean") {
        let coerced1;
        if (coerced1 === void 0)
          if (data4 === "false" || data4 === 0 || data4 === null)
            coerced1 = !1;
          else if (data4 === "true" || data4 === 1)
            coerced1 = !0;
          else {
            let err6 = { instancePath: instancePath + "/inferred", schemaPath: "#/properties/inferred/type", keyword: "type", params: { type: "boolean" } };
            vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
          }
        coerced1 !== void 0 && (data4 = coerced1, data !== void 0 && (data.inferred = coerced1));
      }
    }
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate231.errors = vErrors, errors === 0;
}
validate231.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema84 = { type: "object", minProperties: 1, propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { type: "object", additionalProperties: !1, required: ["title", "description", "risk"], properties: { title: { $ref: "#/$defs/text" }, description: { $ref: "#/$defs/text" }, scopes: { type: "array", minItems: 1, uniqueItems: !0, items: { type: "string", $ref: "#/$defs/id" } }, risk: { type: "string", enum: ["low", "medium", "high", "critical"] }, requires: { $ref: "#/$defs/requirements" }, implies: { $ref: "#/$defs/requirements" }, fixed: { type: "boolean" }, needsReason: { type: "boolean" }, inferred: { type: "boolean" }, source: { $ref: "#/$defs/id" } } } };
function validate241(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate241.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string" && !pattern9.test(data)) {
    let err1 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate241.errors = vErrors, errors === 0;
}
validate241.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var pattern53 = new RegExp("^[A-Za-z0-9][A-Za-z0-9-]*(?:\\.[A-Za-z0-9][A-Za-z0-9-]*)?$", "u");
function validate246(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate246.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++) {
      let data0 = data[i0];
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err0 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data[i0] = coerced0));
      }
      if (typeof data0 == "string" && !pattern53.test(data0)) {
        let err1 = { instancePath: instancePath + "/" + i0, schemaPath: "#/items/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9-]*(?:\\.[A-Za-z0-9][A-Za-z0-9-]*)?$" } };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    let i1 = data.length, j0;
    if (i1 > 1) {
      let indices0 = {};
      for (; i1--; ) {
        let item0 = data[i1];
        if (typeof item0 == "string") {
          if (typeof indices0[item0] == "number") {
            j0 = indices0[item0];
            let err2 = { instancePath, schemaPath: "#/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
            vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
            break;
          }
          indices0[item0] = i1;
        }
      }
    }
  } else {
    let err3 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } };
    vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
  }
  return validate246.errors = vErrors, errors === 0;
}
validate246.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate240(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate240.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (Object.keys(data).length < 1) {
      let err0 = { instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 1 } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    for (let key0 of Object.keys(data)) {
      let _errs1 = errors;
      validate241(key0, { instancePath, parentData: data, parentDataProperty, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate241.errors : vErrors.concat(validate241.errors), errors = vErrors.length);
      var valid0 = _errs1 === errors;
      if (!valid0) {
        let err1 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 } };
        vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
      }
    }
    for (let key1 of Object.keys(data)) {
      let data0 = data[key1];
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        if (data0.title === void 0 || !func0.call(data0, "title")) {
          let err2 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/required", keyword: "required", params: { missingProperty: "title" } };
          vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
        }
        if (data0.description === void 0 || !func0.call(data0, "description")) {
          let err3 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/required", keyword: "required", params: { missingProperty: "description" } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        if (data0.risk === void 0 || !func0.call(data0, "risk")) {
          let err4 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/required", keyword: "required", params: { missingProperty: "risk" } };
          vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
        }
        for (let key2 of Object.keys(data0))
          if (!func0.call(schema84.additionalProperties.properties, key2)) {
            let err5 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
        if (data0.title !== void 0 && func0.call(data0, "title") && (validate225(data0.title, { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/title", parentData: data0, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data0.description !== void 0 && func0.call(data0, "description") && (validate225(data0.description, { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/description", parentData: data0, parentDataProperty: "description", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data0.scopes !== void 0 && func0.call(data0, "scopes")) {
          let data3 = data0.scopes;
          if (Array.isArray(data3)) {
            if (data3.length < 1) {
              let err6 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/scopes", schemaPath: "#/additionalProperties/properties/scopes/minItems", keyword: "minItems", params: { limit: 1 } };
              vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
            }
            let len0 = data3.length;
            for (let i0 = 0; i0 < len0; i0++) {
              let data4 = data3[i0];
              if (typeof data4 != "string") {
                let dataType0 = typeof data4, coerced0;
                if (coerced0 === void 0)
                  if (dataType0 == "number" || dataType0 == "boolean")
                    coerced0 = "" + data4;
                  else if (data4 === null)
                    coerced0 = "";
                  else {
                    let err7 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/scopes/" + i0, schemaPath: "#/additionalProperties/properties/scopes/items/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
                  }
                coerced0 !== void 0 && (data4 = coerced0, data3 !== void 0 && (data3[i0] = coerced0));
              }
              validate223(data4, { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/scopes/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length);
            }
            let i1 = data3.length, j0;
            if (i1 > 1) {
              let indices0 = {};
              for (; i1--; ) {
                let item0 = data3[i1];
                if (typeof item0 == "string") {
                  if (typeof indices0[item0] == "number") {
                    j0 = indices0[item0];
                    let err8 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/scopes", schemaPath: "#/additionalProperties/properties/scopes/uniqueItems", keyword: "uniqueItems", params: { i: i1, j: j0 } };
                    vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
                    break;
                  }
                  indices0[item0] = i1;
                }
              }
            }
          } else {
            let err9 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/scopes", schemaPath: "#/additionalProperties/properties/scopes/type", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
          }
        }
        if (data0.risk !== void 0 && func0.call(data0, "risk")) {
          let data5 = data0.risk;
          if (typeof data5 != "string") {
            let dataType1 = typeof data5, coerced1;
            if (coerced1 === void 0)
              if (dataType1 == "number" || dataType1 == "boolean")
                coerced1 = "" + data5;
              else if (data5 === null)
                coerced1 = "";
              else {
                let err10 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/risk", schemaPath: "#/additionalProperties/properties/risk/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
              }
            coerced1 !== void 0 && (data5 = coerced1, data0 !== void 0 && (data0.risk = coerced1));
          }
          if (!(data5 === "low" || data5 === "medium" || data5 === "high" || data5 === "critical")) {
            let err11 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/risk", schemaPath: "#/additionalProperties/properties/risk/enum", keyword: "enum", params: { allowedValues: schema84.additionalProperties.properties.risk.enum } };
            vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
          }
        }
        if (data0.requires !== void 0 && func0.call(data0, "requires") && (validate246(data0.requires, { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/requires", parentData: data0, parentDataProperty: "requires", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate246.errors : vErrors.concat(validate246.errors), errors = vErrors.length)), data0.implies !== void 0 && func0.call(data0, "implies") && (validate246(data0.implies, { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/implies", parentData: data0, parentDataProperty: "implies", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate246.errors : vErrors.concat(validate246.errors), errors = vErrors.length)), data0.fixed !== void 0 && func0.call(data0, "fixed")) {
          let data8 = data0.fixed;
          if (typeof data8 != "boolean") {
            let coerced2;
            if (coerced2 === void 0)
              if (data8 === "false" || data8 === 0 || data8 === null)
                coerced2 = !1;
              else if (data8 === "true" || data8 === 1)
                coerced2 = !0;
              else {
                let err12 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/fixed", schemaPath: "#/additionalProperties/properties/fixed/type", keyword: "type", params: { type: "boolean" } };
                vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
              }
            coerced2 !== void 0 && (data8 = coerced2, data0 !== void 0 && (data0.fixed = coerced2));
          }
        }
        if (data0.needsReason !== void 0 && func0.call(data0, "needsReason")) {
          let data9 = data0.needsReason;
          if (typeof data9 != "boolean") {
            let coerced3;
            if (coerced3 === void 0)
              if (data9 === "false" || data9 === 0 || data9 === null)
                coerced3 = !1;
              else if (data9 === "true" || data9 === 1)
                coerced3 = !0;
              else {
                let err13 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/needsReason", schemaPath: "#/additionalProperties/properties/needsReason/type", keyword: "type", params: { type: "boolean" } };
                vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
              }
            coerced3 !== void 0 && (data9 = coerced3, data0 !== void 0 && (data0.needsReason = coerced3));
          }
        }
        if (data0.inferred !== void 0 && func0.call(data0, "inferred")) {
          let data10 = data0.inferred;
          if (typeof data10 != "boolean") {
            let coerced4;
            if (coerced4 === void 0)
              if (data10 === "false" || data10 === 0 || data10 === null)
                coerced4 = !1;
              else if (data10 === "true" || data10 === 1)
                coerced4 = !0;
              else {
                let err14 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/inferred", schemaPath: "#/additionalProperties/properties/inferred/type", keyword: "type", params: { type: "boolean" } };
                vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
              }
            coerced4 !== void 0 && (data10 = coerced4, data0 !== void 0 && (data0.inferred = coerced4));
          }
        }
        data0.source !== void 0 && func0.call(data0, "source") && (validate223(data0.source, { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/source", parentData: data0, parentDataProperty: "source", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length));
      } else {
        let err15 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
      }
    }
  } else {
    let err16 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
  }
  return validate240.errors = vErrors, errors === 0;
}
validate240.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate236(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate236.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.title === void 0 || !func0.call(data, "title")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.category === void 0 || !func0.call(data, "category")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "category" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.actions === void 0 || !func0.call(data, "actions")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "actions" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "title" || key0 === "category" || key0 === "feature" || key0 === "actions")) {
        let err3 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
      }
    data.title !== void 0 && func0.call(data, "title") && (validate225(data.title, { instancePath: instancePath + "/title", parentData: data, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data.category !== void 0 && func0.call(data, "category") && (validate225(data.category, { instancePath: instancePath + "/category", parentData: data, parentDataProperty: "category", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data.feature !== void 0 && func0.call(data, "feature") && (validate223(data.feature, { instancePath: instancePath + "/feature", parentData: data, parentDataProperty: "feature", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length)), data.actions !== void 0 && func0.call(data, "actions") && (validate240(data.actions, { instancePath: instancePath + "/actions", parentData: data, parentDataProperty: "actions", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate240.errors : vErrors.concat(validate240.errors), errors = vErrors.length));
  } else {
    let err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
  }
  return validate236.errors = vErrors, errors === 0;
}
validate236.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema87 = { type: "object", additionalProperties: !1, required: ["title", "description", "grants", "editable", "renamable", "deletable", "duplicable", "assignable"], properties: { title: { $ref: "#/$defs/text" }, description: { $ref: "#/$defs/text" }, scope: { $ref: "#/$defs/id" }, grants: { type: ["string", "object"], pattern: "^(?:undocumented|everything)$", propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { type: ["string", "array", "object"], pattern: "^[a-z0-9][a-z0-9-]*$", items: { $ref: "#/$defs/action" }, propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { $ref: "#/$defs/id" } } }, fixedGrants: { $ref: "#/$defs/grants" }, complete: { type: "boolean" }, editable: { type: "boolean" }, renamable: { type: "boolean" }, deletable: { type: "boolean" }, duplicable: { type: "boolean" }, assignable: { type: "boolean" }, reserved: { type: "boolean" }, subscriptions: { type: "array", minItems: 1, items: { $ref: "#/$defs/id" } }, exceptions: { type: "array", items: { $ref: "#/$defs/permission" } }, inferred: { type: "array", uniqueItems: !0, items: { type: "string", enum: ["title", "description", "scope", "grants", "fixedGrants", "complete", "editable", "renamable", "deletable", "duplicable", "assignable", "reserved", "subscriptions", "exceptions"] } } } }, schema88 = { type: "object", propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { type: ["string", "array", "object"], pattern: "^[a-z0-9][a-z0-9-]*$", items: { $ref: "#/$defs/action" }, propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { $ref: "#/$defs/id" } } };
function validate261(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate261.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    for (let key0 of Object.keys(data)) {
      let _errs1 = errors;
      validate241(key0, { instancePath, parentData: data, parentDataProperty, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate241.errors : vErrors.concat(validate241.errors), errors = vErrors.length);
      var valid0 = _errs1 === errors;
      if (!valid0) {
        let err0 = { instancePath, schemaPath: "#/propertyNames", keyword: "propertyNames", params: { propertyName: key0 } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    }
    for (let key1 of Object.keys(data)) {
      let data0 = data[key1];
      if ((!data0 || typeof data0 != "object") && typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err1 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/type", keyword: "type", params: { type: schema88.additionalProperties.type } };
            vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data[key1] = coerced0));
      }
      if (typeof data0 == "string" && !pattern3.test(data0)) {
        let err2 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*$" } };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
      if (Array.isArray(data0)) {
        let len0 = data0.length;
        for (let i0 = 0; i0 < len0; i0++)
          validate241(data0[i0], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, parentData: data0, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate241.errors : vErrors.concat(validate241.errors), errors = vErrors.length);
      }
      if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
        for (let key2 of Object.keys(data0)) {
          let _errs6 = errors;
          validate241(key2, { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data0, parentDataProperty: key1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate241.errors : vErrors.concat(validate241.errors), errors = vErrors.length);
          var valid4 = _errs6 === errors;
          if (!valid4) {
            let err3 = { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/additionalProperties/propertyNames", keyword: "propertyNames", params: { propertyName: key2 } };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
        }
        for (let key3 of Object.keys(data0))
          validate223(data0[key3], { instancePath: instancePath + "/" + key1.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data0, parentDataProperty: key3, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length);
      }
    }
  } else {
    let err4 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
  }
  return validate261.errors = vErrors, errors === 0;
}
validate261.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var pattern57 = new RegExp("^[A-Za-z0-9][A-Za-z0-9-]*\\.[A-Za-z0-9][A-Za-z0-9-]*$", "u");
function validate268(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate268.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string") {
    let dataType0 = typeof data, coerced0;
    if (coerced0 === void 0)
      if (dataType0 == "number" || dataType0 == "boolean")
        coerced0 = "" + data;
      else if (data === null)
        coerced0 = "";
      else {
        let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
    coerced0 !== void 0 && (data = coerced0, parentData !== void 0 && (parentData[parentDataProperty] = coerced0));
  }
  if (typeof data == "string" && !pattern57.test(data)) {
    let err1 = { instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9][A-Za-z0-9-]*\\.[A-Za-z0-9][A-Za-z0-9-]*$" } };
    vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
  }
  return validate268.errors = vErrors, errors === 0;
}
validate268.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var pattern54 = new RegExp("^(?:undocumented|everything)$", "u");
function validate253(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate253.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.title === void 0 || !func0.call(data, "title")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.description === void 0 || !func0.call(data, "description")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "description" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.grants === void 0 || !func0.call(data, "grants")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "grants" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.editable === void 0 || !func0.call(data, "editable")) {
      let err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "editable" } };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.renamable === void 0 || !func0.call(data, "renamable")) {
      let err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "renamable" } };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.deletable === void 0 || !func0.call(data, "deletable")) {
      let err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "deletable" } };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.duplicable === void 0 || !func0.call(data, "duplicable")) {
      let err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "duplicable" } };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.assignable === void 0 || !func0.call(data, "assignable")) {
      let err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "assignable" } };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!func0.call(schema87.properties, key0)) {
        let err8 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
      }
    if (data.title !== void 0 && func0.call(data, "title") && (validate225(data.title, { instancePath: instancePath + "/title", parentData: data, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data.description !== void 0 && func0.call(data, "description") && (validate225(data.description, { instancePath: instancePath + "/description", parentData: data, parentDataProperty: "description", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data.scope !== void 0 && func0.call(data, "scope") && (validate223(data.scope, { instancePath: instancePath + "/scope", parentData: data, parentDataProperty: "scope", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length)), data.grants !== void 0 && func0.call(data, "grants")) {
      let data3 = data.grants;
      if (typeof data3 != "string" && !(data3 && typeof data3 == "object" && !Array.isArray(data3))) {
        let dataType0 = typeof data3, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data3;
          else if (data3 === null)
            coerced0 = "";
          else {
            let err9 = { instancePath: instancePath + "/grants", schemaPath: "#/properties/grants/type", keyword: "type", params: { type: schema87.properties.grants.type } };
            vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
          }
        coerced0 !== void 0 && (data3 = coerced0, data !== void 0 && (data.grants = coerced0));
      }
      if (typeof data3 == "string" && !pattern54.test(data3)) {
        let err10 = { instancePath: instancePath + "/grants", schemaPath: "#/properties/grants/pattern", keyword: "pattern", params: { pattern: "^(?:undocumented|everything)$" } };
        vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
      }
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        for (let key1 of Object.keys(data3)) {
          let _errs7 = errors;
          validate241(key1, { instancePath: instancePath + "/grants", parentData: data3, parentDataProperty: "grants", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate241.errors : vErrors.concat(validate241.errors), errors = vErrors.length);
          var valid1 = _errs7 === errors;
          if (!valid1) {
            let err11 = { instancePath: instancePath + "/grants", schemaPath: "#/properties/grants/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
          }
        }
        for (let key2 of Object.keys(data3)) {
          let data4 = data3[key2];
          if ((!data4 || typeof data4 != "object") && typeof data4 != "string") {
            let dataType1 = typeof data4, coerced1;
            if (coerced1 === void 0)
              if (dataType1 == "number" || dataType1 == "boolean")
                coerced1 = "" + data4;
              else if (data4 === null)
                coerced1 = "";
              else {
                let err12 = { instancePath: instancePath + "/grants/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/grants/additionalProperties/type", keyword: "type", params: { type: schema87.properties.grants.additionalProperties.type } };
                vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
              }
            coerced1 !== void 0 && (data4 = coerced1, data3 !== void 0 && (data3[key2] = coerced1));
          }
          if (typeof data4 == "string" && !pattern3.test(data4)) {
            let err13 = { instancePath: instancePath + "/grants/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/grants/additionalProperties/pattern", keyword: "pattern", params: { pattern: "^[a-z0-9][a-z0-9-]*$" } };
            vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
          }
          if (Array.isArray(data4)) {
            let len0 = data4.length;
            for (let i0 = 0; i0 < len0; i0++)
              validate241(data4[i0], { instancePath: instancePath + "/grants/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, parentData: data4, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate241.errors : vErrors.concat(validate241.errors), errors = vErrors.length);
          }
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
            for (let key3 of Object.keys(data4)) {
              let _errs12 = errors;
              validate241(key3, { instancePath: instancePath + "/grants/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data4, parentDataProperty: key2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate241.errors : vErrors.concat(validate241.errors), errors = vErrors.length);
              var valid5 = _errs12 === errors;
              if (!valid5) {
                let err14 = { instancePath: instancePath + "/grants/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/grants/additionalProperties/propertyNames", keyword: "propertyNames", params: { propertyName: key3 } };
                vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
              }
            }
            for (let key4 of Object.keys(data4))
              validate223(data4[key4], { instancePath: instancePath + "/grants/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data4, parentDataProperty: key4, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length);
          }
        }
      }
    }
    if (data.fixedGrants !== void 0 && func0.call(data, "fixedGrants") && (validate261(data.fixedGrants, { instancePath: instancePath + "/fixedGrants", parentData: data, parentDataProperty: "fixedGrants", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate261.errors : vErrors.concat(validate261.errors), errors = vErrors.length)), data.complete !== void 0 && func0.call(data, "complete")) {
      let data8 = data.complete;
      if (typeof data8 != "boolean") {
        let coerced2;
        if (coerced2 === void 0)
          if (data8 === "false" || data8 === 0 || data8 === null)
            coerced2 = !1;
          else if (data8 === "true" || data8 === 1)
            coerced2 = !0;
          else {
            let err15 = { instancePath: instancePath + "/complete", schemaPath: "#/properties/complete/type", keyword: "type", params: { type: "boolean" } };
            vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
          }
        coerced2 !== void 0 && (data8 = coerced2, data !== void 0 && (data.complete = coerced2));
      }
    }
    if (data.editable !== void 0 && func0.call(data, "editable")) {
      let data9 = data.editable;
      if (typeof data9 != "boolean") {
        let coerced3;
        if (coerced3 === void 0)
          if (data9 === "false" || data9 === 0 || data9 === null)
            coerced3 = !1;
          else if (data9 === "true" || data9 === 1)
            coerced3 = !0;
          else {
            let err16 = { instancePath: instancePath + "/editable", schemaPath: "#/properties/editable/type", keyword: "type", params: { type: "boolean" } };
            vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
          }
        coerced3 !== void 0 && (data9 = coerced3, data !== void 0 && (data.editable = coerced3));
      }
    }
    if (data.renamable !== void 0 && func0.call(data, "renamable")) {
      let data10 = data.renamable;
      if (typeof data10 != "boolean") {
        let coerced4;
        if (coerced4 === void 0)
          if (data10 === "false" || data10 === 0 || data10 === null)
            coerced4 = !1;
          else if (data10 === "true" || data10 === 1)
            coerced4 = !0;
          else {
            let err17 = { instancePath: instancePath + "/renamable", schemaPath: "#/properties/renamable/type", keyword: "type", params: { type: "boolean" } };
            vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
          }
        coerced4 !== void 0 && (data10 = coerced4, data !== void 0 && (data.renamable = coerced4));
      }
    }
    if (data.deletable !== void 0 && func0.call(data, "deletable")) {
      let data11 = data.deletable;
      if (typeof data11 != "boolean") {
        let coerced5;
        if (coerced5 === void 0)
          if (data11 === "false" || data11 === 0 || data11 === null)
            coerced5 = !1;
          else if (data11 === "true" || data11 === 1)
            coerced5 = !0;
          else {
            let err18 = { instancePath: instancePath + "/deletable", schemaPath: "#/properties/deletable/type", keyword: "type", params: { type: "boolean" } };
            vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
          }
        coerced5 !== void 0 && (data11 = coerced5, data !== void 0 && (data.deletable = coerced5));
      }
    }
    if (data.duplicable !== void 0 && func0.call(data, "duplicable")) {
      let data12 = data.duplicable;
      if (typeof data12 != "boolean") {
        let coerced6;
        if (coerced6 === void 0)
          if (data12 === "false" || data12 === 0 || data12 === null)
            coerced6 = !1;
          else if (data12 === "true" || data12 === 1)
            coerced6 = !0;
          else {
            let err19 = { instancePath: instancePath + "/duplicable", schemaPath: "#/properties/duplicable/type", keyword: "type", params: { type: "boolean" } };
            vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
          }
        coerced6 !== void 0 && (data12 = coerced6, data !== void 0 && (data.duplicable = coerced6));
      }
    }
    if (data.assignable !== void 0 && func0.call(data, "assignable")) {
      let data13 = data.assignable;
      if (typeof data13 != "boolean") {
        let coerced7;
        if (coerced7 === void 0)
          if (data13 === "false" || data13 === 0 || data13 === null)
            coerced7 = !1;
          else if (data13 === "true" || data13 === 1)
            coerced7 = !0;
          else {
            let err20 = { instancePath: instancePath + "/assignable", schemaPath: "#/properties/assignable/type", keyword: "type", params: { type: "boolean" } };
            vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
          }
        coerced7 !== void 0 && (data13 = coerced7, data !== void 0 && (data.assignable = coerced7));
      }
    }
    if (data.reserved !== void 0 && func0.call(data, "reserved")) {
      let data14 = data.reserved;
      if (typeof data14 != "boolean") {
        let coerced8;
        if (coerced8 === void 0)
          if (data14 === "false" || data14 === 0 || data14 === null)
            coerced8 = !1;
          else if (data14 === "true" || data14 === 1)
            coerced8 = !0;
          else {
            let err21 = { instancePath: instancePath + "/reserved", schemaPath: "#/properties/reserved/type", keyword: "type", params: { type: "boolean" } };
            vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
          }
        coerced8 !== void 0 && (data14 = coerced8, data !== void 0 && (data.reserved = coerced8));
      }
    }
    if (data.subscriptions !== void 0 && func0.call(data, "subscriptions")) {
      let data15 = data.subscriptions;
      if (Array.isArray(data15)) {
        if (data15.length < 1) {
          let err22 = { instancePath: instancePath + "/subscriptions", schemaPath: "#/properties/subscriptions/minItems", keyword: "minItems", params: { limit: 1 } };
          vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
        }
        let len1 = data15.length;
        for (let i1 = 0; i1 < len1; i1++)
          validate223(data15[i1], { instancePath: instancePath + "/subscriptions/" + i1, parentData: data15, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length);
      } else {
        let err23 = { instancePath: instancePath + "/subscriptions", schemaPath: "#/properties/subscriptions/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
      }
    }
    if (data.exceptions !== void 0 && func0.call(data, "exceptions")) {
      let data17 = data.exceptions;
      if (Array.isArray(data17)) {
        let len2 = data17.length;
        for (let i2 = 0; i2 < len2; i2++)
          validate268(data17[i2], { instancePath: instancePath + "/exceptions/" + i2, parentData: data17, parentDataProperty: i2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate268.errors : vErrors.concat(validate268.errors), errors = vErrors.length);
      } else {
        let err24 = { instancePath: instancePath + "/exceptions", schemaPath: "#/properties/exceptions/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
      }
    }
    if (data.inferred !== void 0 && func0.call(data, "inferred")) {
      let data19 = data.inferred;
      if (Array.isArray(data19)) {
        let len3 = data19.length;
        for (let i3 = 0; i3 < len3; i3++) {
          let data20 = data19[i3];
          if (typeof data20 != "string") {
            let dataType9 = typeof data20, coerced9;
            if (coerced9 === void 0)
              if (dataType9 == "number" || dataType9 == "boolean")
                coerced9 = "" + data20;
              else if (data20 === null)
                coerced9 = "";
              else {
                let err25 = { instancePath: instancePath + "/inferred/" + i3, schemaPath: "#/properties/inferred/items/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
              }
            coerced9 !== void 0 && (data20 = coerced9, data19 !== void 0 && (data19[i3] = coerced9));
          }
          if (!(data20 === "title" || data20 === "description" || data20 === "scope" || data20 === "grants" || data20 === "fixedGrants" || data20 === "complete" || data20 === "editable" || data20 === "renamable" || data20 === "deletable" || data20 === "duplicable" || data20 === "assignable" || data20 === "reserved" || data20 === "subscriptions" || data20 === "exceptions")) {
            let err26 = { instancePath: instancePath + "/inferred/" + i3, schemaPath: "#/properties/inferred/items/enum", keyword: "enum", params: { allowedValues: schema87.properties.inferred.items.enum } };
            vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
          }
        }
        let i4 = data19.length, j0;
        if (i4 > 1) {
          let indices0 = {};
          for (; i4--; ) {
            let item0 = data19[i4];
            if (typeof item0 == "string") {
              if (typeof indices0[item0] == "number") {
                j0 = indices0[item0];
                let err27 = { instancePath: instancePath + "/inferred", schemaPath: "#/properties/inferred/uniqueItems", keyword: "uniqueItems", params: { i: i4, j: j0 } };
                vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
                break;
              }
              indices0[item0] = i4;
            }
          }
        }
      } else {
        let err28 = { instancePath: instancePath + "/inferred", schemaPath: "#/properties/inferred/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
      }
    }
  } else {
    let err29 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
  }
  return validate253.errors = vErrors, errors === 0;
}
validate253.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema90 = { type: "object", additionalProperties: !1, required: ["when", "signInAgain"], properties: { when: { type: "string", enum: ["at-once", "next-sign-in", "unknown"] }, signInAgain: { type: "string", enum: ["nobody", "holders"] }, note: { $ref: "#/$defs/text" } } };
function validate275(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate275.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.when === void 0 || !func0.call(data, "when")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "when" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.signInAgain === void 0 || !func0.call(data, "signInAgain")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "signInAgain" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "when" || key0 === "signInAgain" || key0 === "note")) {
        let err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.when !== void 0 && func0.call(data, "when")) {
      let data0 = data.when;
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err3 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data.when = coerced0));
      }
      if (!(data0 === "at-once" || data0 === "next-sign-in" || data0 === "unknown")) {
        let err4 = { instancePath: instancePath + "/when", schemaPath: "#/properties/when/enum", keyword: "enum", params: { allowedValues: schema90.properties.when.enum } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
    if (data.signInAgain !== void 0 && func0.call(data, "signInAgain")) {
      let data1 = data.signInAgain;
      if (typeof data1 != "string") {
        let dataType1 = typeof data1, coerced1;
        if (coerced1 === void 0)
          if (dataType1 == "number" || dataType1 == "boolean")
            coerced1 = "" + data1;
          else if (data1 === null)
            coerced1 = "";
          else {
            let err5 = { instancePath: instancePath + "/signInAgain", schemaPath: "#/properties/signInAgain/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
          }
        coerced1 !== void 0 && (data1 = coerced1, data !== void 0 && (data.signInAgain = coerced1));
      }
      if (!(data1 === "nobody" || data1 === "holders")) {
        let err6 = { instancePath: instancePath + "/signInAgain", schemaPath: "#/properties/signInAgain/enum", keyword: "enum", params: { allowedValues: schema90.properties.signInAgain.enum } };
        vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
      }
    }
    data.note !== void 0 && func0.call(data, "note") && (validate225(data.note, { instancePath: instancePath + "/note", parentData: data, parentDataProperty: "note", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length));
  } else {
    let err7 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
  }
  return validate275.errors = vErrors, errors === 0;
}
validate275.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate290(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate290.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.screen === void 0 || !func0.call(data, "screen")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "screen" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.steps === void 0 || !func0.call(data, "steps")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "steps" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!(key0 === "screen" || key0 === "steps")) {
        let err2 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
      }
    if (data.screen !== void 0 && func0.call(data, "screen") && (validate225(data.screen, { instancePath: instancePath + "/screen", parentData: data, parentDataProperty: "screen", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data.steps !== void 0 && func0.call(data, "steps")) {
      let data1 = data.steps;
      if (Array.isArray(data1)) {
        if (data1.length < 1) {
          let err3 = { instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/minItems", keyword: "minItems", params: { limit: 1 } };
          vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
        }
        let len0 = data1.length;
        for (let i0 = 0; i0 < len0; i0++)
          validate225(data1[i0], { instancePath: instancePath + "/steps/" + i0, parentData: data1, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length);
      } else {
        let err4 = { instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
    }
  } else {
    let err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
  }
  return validate290.errors = vErrors, errors === 0;
}
validate290.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate304(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate304.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), Array.isArray(data)) {
    let len0 = data.length;
    for (let i0 = 0; i0 < len0; i0++)
      validate225(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length);
  } else {
    let err0 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } };
    vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
  }
  return validate304.errors = vErrors, errors === 0;
}
validate304.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
var pattern51 = new RegExp("^(?!undocumented$)[A-Za-z0-9][A-Za-z0-9-]*$", "u"), pattern58 = new RegExp("^(?:[A-Za-z0-9-]+|\\*)(?:\\.(?:[A-Za-z0-9-]+|\\*))*$", "u");
function validate222(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate222.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === void 0 || !func0.call(data, "apiVersion")) {
      let err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "apiVersion" } };
      vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
    }
    if (data.kind === void 0 || !func0.call(data, "kind")) {
      let err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "kind" } };
      vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
    }
    if (data.id === void 0 || !func0.call(data, "id")) {
      let err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "id" } };
      vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
    }
    if (data.title === void 0 || !func0.call(data, "title")) {
      let err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "title" } };
      vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
    }
    if (data.sources === void 0 || !func0.call(data, "sources")) {
      let err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "sources" } };
      vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
    }
    if (data.scopes === void 0 || !func0.call(data, "scopes")) {
      let err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "scopes" } };
      vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
    }
    if (data.scopePer === void 0 || !func0.call(data, "scopePer")) {
      let err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "scopePer" } };
      vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
    }
    if (data.resources === void 0 || !func0.call(data, "resources")) {
      let err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "resources" } };
      vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
    }
    if (data.roles === void 0 || !func0.call(data, "roles")) {
      let err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "roles" } };
      vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
    }
    if (data.rolesPerUser === void 0 || !func0.call(data, "rolesPerUser")) {
      let err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "rolesPerUser" } };
      vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
    }
    if (data.deleteInUse === void 0 || !func0.call(data, "deleteInUse")) {
      let err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "deleteInUse" } };
      vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
    }
    if (data.effects === void 0 || !func0.call(data, "effects")) {
      let err11 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "effects" } };
      vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
    }
    if (data.administers === void 0 || !func0.call(data, "administers")) {
      let err12 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "administers" } };
      vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
    }
    for (let key0 of Object.keys(data))
      if (!func0.call(schema78.properties, key0)) {
        let err13 = { instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } };
        vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
      }
    if (data.apiVersion !== void 0 && func0.call(data, "apiVersion")) {
      let data0 = data.apiVersion;
      if (typeof data0 != "string") {
        let dataType0 = typeof data0, coerced0;
        if (coerced0 === void 0)
          if (dataType0 == "number" || dataType0 == "boolean")
            coerced0 = "" + data0;
          else if (data0 === null)
            coerced0 = "";
          else {
            let err14 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
          }
        coerced0 !== void 0 && (data0 = coerced0, data !== void 0 && (data.apiVersion = coerced0));
      }
      if (data0 !== "rolewright/v1") {
        let err15 = { instancePath: instancePath + "/apiVersion", schemaPath: "#/properties/apiVersion/const", keyword: "const", params: { allowedValue: "rolewright/v1" } };
        vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
      }
    }
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let data1 = data.kind;
      if (typeof data1 != "string") {
        let dataType1 = typeof data1, coerced1;
        if (coerced1 === void 0)
          if (dataType1 == "number" || dataType1 == "boolean")
            coerced1 = "" + data1;
          else if (data1 === null)
            coerced1 = "";
          else {
            let err16 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
          }
        coerced1 !== void 0 && (data1 = coerced1, data !== void 0 && (data.kind = coerced1));
      }
      if (data1 !== "Platform") {
        let err17 = { instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/const", keyword: "const", params: { allowedValue: "Platform" } };
        vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
      }
    }
    if (data.id !== void 0 && func0.call(data, "id") && (validate223(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length)), data.title !== void 0 && func0.call(data, "title") && (validate225(data.title, { instancePath: instancePath + "/title", parentData: data, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data.sources !== void 0 && func0.call(data, "sources")) {
      let data4 = data.sources;
      if (Array.isArray(data4)) {
        if (data4.length < 1) {
          let err18 = { instancePath: instancePath + "/sources", schemaPath: "#/properties/sources/minItems", keyword: "minItems", params: { limit: 1 } };
          vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
        }
        let len0 = data4.length;
        for (let i0 = 0; i0 < len0; i0++)
          validate227(data4[i0], { instancePath: instancePath + "/sources/" + i0, parentData: data4, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate227.errors : vErrors.concat(validate227.errors), errors = vErrors.length);
      } else {
        let err19 = { instancePath: instancePath + "/sources", schemaPath: "#/properties/sources/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
      }
    }
    if (data.scopes !== void 0 && func0.call(data, "scopes")) {
      let data6 = data.scopes;
      if (Array.isArray(data6)) {
        let len1 = data6.length;
        for (let i1 = 0; i1 < len1; i1++)
          validate231(data6[i1], { instancePath: instancePath + "/scopes/" + i1, parentData: data6, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate231.errors : vErrors.concat(validate231.errors), errors = vErrors.length);
      } else {
        let err20 = { instancePath: instancePath + "/scopes", schemaPath: "#/properties/scopes/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
      }
    }
    if (data.scopePer !== void 0 && func0.call(data, "scopePer")) {
      let data8 = data.scopePer;
      if (typeof data8 != "string") {
        let dataType2 = typeof data8, coerced2;
        if (coerced2 === void 0)
          if (dataType2 == "number" || dataType2 == "boolean")
            coerced2 = "" + data8;
          else if (data8 === null)
            coerced2 = "";
          else {
            let err21 = { instancePath: instancePath + "/scopePer", schemaPath: "#/properties/scopePer/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
          }
        coerced2 !== void 0 && (data8 = coerced2, data !== void 0 && (data.scopePer = coerced2));
      }
      if (!(data8 === "grant" || data8 === "role")) {
        let err22 = { instancePath: instancePath + "/scopePer", schemaPath: "#/properties/scopePer/enum", keyword: "enum", params: { allowedValues: schema78.properties.scopePer.enum } };
        vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
      }
    }
    if (data.resources !== void 0 && func0.call(data, "resources")) {
      let data9 = data.resources;
      if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
        for (let key1 of Object.keys(data9)) {
          let _errs18 = errors;
          if (typeof key1 == "string" && !pattern51.test(key1)) {
            let err23 = { instancePath: instancePath + "/resources", schemaPath: "#/properties/resources/propertyNames/pattern", keyword: "pattern", params: { pattern: "^(?!undocumented$)[A-Za-z0-9][A-Za-z0-9-]*$" }, propertyName: key1 };
            vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
          }
          var valid5 = _errs18 === errors;
          if (!valid5) {
            let err24 = { instancePath: instancePath + "/resources", schemaPath: "#/properties/resources/propertyNames", keyword: "propertyNames", params: { propertyName: key1 } };
            vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
          }
        }
        for (let key2 of Object.keys(data9))
          validate236(data9[key2], { instancePath: instancePath + "/resources/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data9, parentDataProperty: key2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate236.errors : vErrors.concat(validate236.errors), errors = vErrors.length);
      } else {
        let err25 = { instancePath: instancePath + "/resources", schemaPath: "#/properties/resources/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
      }
    }
    if (data.roles !== void 0 && func0.call(data, "roles")) {
      let data11 = data.roles;
      if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
        for (let key3 of Object.keys(data11)) {
          let _errs23 = errors;
          validate223(key3, { instancePath: instancePath + "/roles", parentData: data11, parentDataProperty: "roles", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length);
          var valid7 = _errs23 === errors;
          if (!valid7) {
            let err26 = { instancePath: instancePath + "/roles", schemaPath: "#/properties/roles/propertyNames", keyword: "propertyNames", params: { propertyName: key3 } };
            vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
          }
        }
        for (let key4 of Object.keys(data11))
          validate253(data11[key4], { instancePath: instancePath + "/roles/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data11, parentDataProperty: key4, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate253.errors : vErrors.concat(validate253.errors), errors = vErrors.length);
      } else {
        let err27 = { instancePath: instancePath + "/roles", schemaPath: "#/properties/roles/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
      }
    }
    if (data.fixedGrants !== void 0 && func0.call(data, "fixedGrants") && (validate261(data.fixedGrants, { instancePath: instancePath + "/fixedGrants", parentData: data, parentDataProperty: "fixedGrants", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate261.errors : vErrors.concat(validate261.errors), errors = vErrors.length)), data.rolesPerUser !== void 0 && func0.call(data, "rolesPerUser")) {
      let data14 = data.rolesPerUser;
      if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
        if (data14.min === void 0 || !func0.call(data14, "min")) {
          let err28 = { instancePath: instancePath + "/rolesPerUser", schemaPath: "#/properties/rolesPerUser/required", keyword: "required", params: { missingProperty: "min" } };
          vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
        }
        for (let key5 of Object.keys(data14))
          if (!(key5 === "min" || key5 === "max" || key5 === "replace")) {
            let err29 = { instancePath: instancePath + "/rolesPerUser", schemaPath: "#/properties/rolesPerUser/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key5 } };
            vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
          }
        if (data14.min !== void 0 && func0.call(data14, "min")) {
          let data15 = data14.min;
          if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15) && isFinite(data15))) {
            let dataType3 = typeof data15, coerced3;
            if (coerced3 === void 0)
              if (dataType3 === "boolean" || data15 === null || dataType3 === "string" && data15 && data15 == +data15 && !(data15 % 1))
                coerced3 = +data15;
              else {
                let err30 = { instancePath: instancePath + "/rolesPerUser/min", schemaPath: "#/properties/rolesPerUser/properties/min/type", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
              }
            coerced3 !== void 0 && (data15 = coerced3, data14 !== void 0 && (data14.min = coerced3));
          }
          if (typeof data15 == "number" && isFinite(data15) && (data15 < 0 || isNaN(data15))) {
            let err31 = { instancePath: instancePath + "/rolesPerUser/min", schemaPath: "#/properties/rolesPerUser/properties/min/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
            vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
          }
        }
        if (data14.max !== void 0 && func0.call(data14, "max")) {
          let data16 = data14.max;
          if (!(typeof data16 == "number" && !(data16 % 1) && !isNaN(data16) && isFinite(data16))) {
            let dataType4 = typeof data16, coerced4;
            if (coerced4 === void 0)
              if (dataType4 === "boolean" || data16 === null || dataType4 === "string" && data16 && data16 == +data16 && !(data16 % 1))
                coerced4 = +data16;
              else {
                let err32 = { instancePath: instancePath + "/rolesPerUser/max", schemaPath: "#/properties/rolesPerUser/properties/max/type", keyword: "type", params: { type: "integer" } };
                vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
              }
            coerced4 !== void 0 && (data16 = coerced4, data14 !== void 0 && (data14.max = coerced4));
          }
          if (typeof data16 == "number" && isFinite(data16) && (data16 < 1 || isNaN(data16))) {
            let err33 = { instancePath: instancePath + "/rolesPerUser/max", schemaPath: "#/properties/rolesPerUser/properties/max/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } };
            vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
          }
        }
        if (data14.replace !== void 0 && func0.call(data14, "replace")) {
          let data17 = data14.replace;
          if (typeof data17 != "boolean") {
            let coerced5;
            if (coerced5 === void 0)
              if (data17 === "false" || data17 === 0 || data17 === null)
                coerced5 = !1;
              else if (data17 === "true" || data17 === 1)
                coerced5 = !0;
              else {
                let err34 = { instancePath: instancePath + "/rolesPerUser/replace", schemaPath: "#/properties/rolesPerUser/properties/replace/type", keyword: "type", params: { type: "boolean" } };
                vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
              }
            coerced5 !== void 0 && (data17 = coerced5, data14 !== void 0 && (data14.replace = coerced5));
          }
        }
      } else {
        let err35 = { instancePath: instancePath + "/rolesPerUser", schemaPath: "#/properties/rolesPerUser/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
      }
    }
    if (data.fallbackRole !== void 0 && func0.call(data, "fallbackRole") && (validate223(data.fallbackRole, { instancePath: instancePath + "/fallbackRole", parentData: data, parentDataProperty: "fallbackRole", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length)), data.customRoles !== void 0 && func0.call(data, "customRoles")) {
      let data19 = data.customRoles;
      if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
        for (let key6 of Object.keys(data19))
          if (!(key6 === "basedOnRequired" || key6 === "scopeRequired")) {
            let err36 = { instancePath: instancePath + "/customRoles", schemaPath: "#/properties/customRoles/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key6 } };
            vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
          }
        if (data19.basedOnRequired !== void 0 && func0.call(data19, "basedOnRequired")) {
          let data20 = data19.basedOnRequired;
          if (typeof data20 != "boolean") {
            let coerced6;
            if (coerced6 === void 0)
              if (data20 === "false" || data20 === 0 || data20 === null)
                coerced6 = !1;
              else if (data20 === "true" || data20 === 1)
                coerced6 = !0;
              else {
                let err37 = { instancePath: instancePath + "/customRoles/basedOnRequired", schemaPath: "#/properties/customRoles/properties/basedOnRequired/type", keyword: "type", params: { type: "boolean" } };
                vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++;
              }
            coerced6 !== void 0 && (data20 = coerced6, data19 !== void 0 && (data19.basedOnRequired = coerced6));
          }
        }
        if (data19.scopeRequired !== void 0 && func0.call(data19, "scopeRequired")) {
          let data21 = data19.scopeRequired;
          if (typeof data21 != "boolean") {
            let coerced7;
            if (coerced7 === void 0)
              if (data21 === "false" || data21 === 0 || data21 === null)
                coerced7 = !1;
              else if (data21 === "true" || data21 === 1)
                coerced7 = !0;
              else {
                let err38 = { instancePath: instancePath + "/customRoles/scopeRequired", schemaPath: "#/properties/customRoles/properties/scopeRequired/type", keyword: "type", params: { type: "boolean" } };
                vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
              }
            coerced7 !== void 0 && (data21 = coerced7, data19 !== void 0 && (data19.scopeRequired = coerced7));
          }
        }
      } else {
        let err39 = { instancePath: instancePath + "/customRoles", schemaPath: "#/properties/customRoles/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++;
      }
    }
    if (data.subscriptions !== void 0 && func0.call(data, "subscriptions")) {
      let data22 = data.subscriptions;
      if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
        for (let key7 of Object.keys(data22)) {
          let _errs46 = errors;
          validate223(key7, { instancePath: instancePath + "/subscriptions", parentData: data22, parentDataProperty: "subscriptions", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length);
          var valid11 = _errs46 === errors;
          if (!valid11) {
            let err40 = { instancePath: instancePath + "/subscriptions", schemaPath: "#/properties/subscriptions/propertyNames", keyword: "propertyNames", params: { propertyName: key7 } };
            vErrors === null ? vErrors = [err40] : vErrors.push(err40), errors++;
          }
        }
        for (let key8 of Object.keys(data22)) {
          let data23 = data22[key8];
          if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
            if (data23.title === void 0 || !func0.call(data23, "title")) {
              let err41 = { instancePath: instancePath + "/subscriptions/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/subscriptions/additionalProperties/required", keyword: "required", params: { missingProperty: "title" } };
              vErrors === null ? vErrors = [err41] : vErrors.push(err41), errors++;
            }
            for (let key9 of Object.keys(data23))
              if (!(key9 === "title" || key9 === "customRoles")) {
                let err42 = { instancePath: instancePath + "/subscriptions/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/subscriptions/additionalProperties/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key9 } };
                vErrors === null ? vErrors = [err42] : vErrors.push(err42), errors++;
              }
            if (data23.title !== void 0 && func0.call(data23, "title") && (validate225(data23.title, { instancePath: instancePath + "/subscriptions/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/title", parentData: data23, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data23.customRoles !== void 0 && func0.call(data23, "customRoles")) {
              let data25 = data23.customRoles;
              if (!(typeof data25 == "number" && !(data25 % 1) && !isNaN(data25) && isFinite(data25))) {
                let dataType8 = typeof data25, coerced8;
                if (coerced8 === void 0)
                  if (dataType8 === "boolean" || data25 === null || dataType8 === "string" && data25 && data25 == +data25 && !(data25 % 1))
                    coerced8 = +data25;
                  else {
                    let err43 = { instancePath: instancePath + "/subscriptions/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/customRoles", schemaPath: "#/properties/subscriptions/additionalProperties/properties/customRoles/type", keyword: "type", params: { type: "integer" } };
                    vErrors === null ? vErrors = [err43] : vErrors.push(err43), errors++;
                  }
                coerced8 !== void 0 && (data25 = coerced8, data23 !== void 0 && (data23.customRoles = coerced8));
              }
              if (typeof data25 == "number" && isFinite(data25) && (data25 < 0 || isNaN(data25))) {
                let err44 = { instancePath: instancePath + "/subscriptions/" + key8.replace(/~/g, "~0").replace(/\//g, "~1") + "/customRoles", schemaPath: "#/properties/subscriptions/additionalProperties/properties/customRoles/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } };
                vErrors === null ? vErrors = [err44] : vErrors.push(err44), errors++;
              }
            }
          } else {
            let err45 = { instancePath: instancePath + "/subscriptions/" + key8.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/subscriptions/additionalProperties/type", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err45] : vErrors.push(err45), errors++;
          }
        }
      } else {
        let err46 = { instancePath: instancePath + "/subscriptions", schemaPath: "#/properties/subscriptions/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err46] : vErrors.push(err46), errors++;
      }
    }
    if (data.deleteInUse !== void 0 && func0.call(data, "deleteInUse")) {
      let data26 = data.deleteInUse;
      if (typeof data26 != "string") {
        let dataType9 = typeof data26, coerced9;
        if (coerced9 === void 0)
          if (dataType9 == "number" || dataType9 == "boolean")
            coerced9 = "" + data26;
          else if (data26 === null)
            coerced9 = "";
          else {
            let err47 = { instancePath: instancePath + "/deleteInUse", schemaPath: "#/properties/deleteInUse/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err47] : vErrors.push(err47), errors++;
          }
        coerced9 !== void 0 && (data26 = coerced9, data !== void 0 && (data.deleteInUse = coerced9));
      }
      if (!(data26 === "refuse" || data26 === "move" || data26 === "allow")) {
        let err48 = { instancePath: instancePath + "/deleteInUse", schemaPath: "#/properties/deleteInUse/enum", keyword: "enum", params: { allowedValues: schema78.properties.deleteInUse.enum } };
        vErrors === null ? vErrors = [err48] : vErrors.push(err48), errors++;
      }
    }
    if (data.effects !== void 0 && func0.call(data, "effects")) {
      let data27 = data.effects;
      if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
        if (data27.roleChange === void 0 || !func0.call(data27, "roleChange")) {
          let err49 = { instancePath: instancePath + "/effects", schemaPath: "#/properties/effects/required", keyword: "required", params: { missingProperty: "roleChange" } };
          vErrors === null ? vErrors = [err49] : vErrors.push(err49), errors++;
        }
        if (data27.assignment === void 0 || !func0.call(data27, "assignment")) {
          let err50 = { instancePath: instancePath + "/effects", schemaPath: "#/properties/effects/required", keyword: "required", params: { missingProperty: "assignment" } };
          vErrors === null ? vErrors = [err50] : vErrors.push(err50), errors++;
        }
        for (let key10 of Object.keys(data27))
          if (!(key10 === "roleChange" || key10 === "assignment")) {
            let err51 = { instancePath: instancePath + "/effects", schemaPath: "#/properties/effects/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key10 } };
            vErrors === null ? vErrors = [err51] : vErrors.push(err51), errors++;
          }
        data27.roleChange !== void 0 && func0.call(data27, "roleChange") && (validate275(data27.roleChange, { instancePath: instancePath + "/effects/roleChange", parentData: data27, parentDataProperty: "roleChange", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors), errors = vErrors.length)), data27.assignment !== void 0 && func0.call(data27, "assignment") && (validate275(data27.assignment, { instancePath: instancePath + "/effects/assignment", parentData: data27, parentDataProperty: "assignment", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate275.errors : vErrors.concat(validate275.errors), errors = vErrors.length));
      } else {
        let err52 = { instancePath: instancePath + "/effects", schemaPath: "#/properties/effects/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err52] : vErrors.push(err52), errors++;
      }
    }
    if (data.deprecatedRoles !== void 0 && func0.call(data, "deprecatedRoles")) {
      let data30 = data.deprecatedRoles;
      if (Array.isArray(data30)) {
        let len2 = data30.length;
        for (let i2 = 0; i2 < len2; i2++) {
          let data31 = data30[i2];
          if (data31 && typeof data31 == "object" && !Array.isArray(data31)) {
            if (data31.id === void 0 || !func0.call(data31, "id")) {
              let err53 = { instancePath: instancePath + "/deprecatedRoles/" + i2, schemaPath: "#/properties/deprecatedRoles/items/required", keyword: "required", params: { missingProperty: "id" } };
              vErrors === null ? vErrors = [err53] : vErrors.push(err53), errors++;
            }
            if (data31.title === void 0 || !func0.call(data31, "title")) {
              let err54 = { instancePath: instancePath + "/deprecatedRoles/" + i2, schemaPath: "#/properties/deprecatedRoles/items/required", keyword: "required", params: { missingProperty: "title" } };
              vErrors === null ? vErrors = [err54] : vErrors.push(err54), errors++;
            }
            if (data31.use === void 0 || !func0.call(data31, "use")) {
              let err55 = { instancePath: instancePath + "/deprecatedRoles/" + i2, schemaPath: "#/properties/deprecatedRoles/items/required", keyword: "required", params: { missingProperty: "use" } };
              vErrors === null ? vErrors = [err55] : vErrors.push(err55), errors++;
            }
            for (let key11 of Object.keys(data31))
              if (!(key11 === "id" || key11 === "title" || key11 === "use")) {
                let err56 = { instancePath: instancePath + "/deprecatedRoles/" + i2, schemaPath: "#/properties/deprecatedRoles/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key11 } };
                vErrors === null ? vErrors = [err56] : vErrors.push(err56), errors++;
              }
            data31.id !== void 0 && func0.call(data31, "id") && (validate223(data31.id, { instancePath: instancePath + "/deprecatedRoles/" + i2 + "/id", parentData: data31, parentDataProperty: "id", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length)), data31.title !== void 0 && func0.call(data31, "title") && (validate225(data31.title, { instancePath: instancePath + "/deprecatedRoles/" + i2 + "/title", parentData: data31, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data31.use !== void 0 && func0.call(data31, "use") && (validate223(data31.use, { instancePath: instancePath + "/deprecatedRoles/" + i2 + "/use", parentData: data31, parentDataProperty: "use", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length));
          } else {
            let err57 = { instancePath: instancePath + "/deprecatedRoles/" + i2, schemaPath: "#/properties/deprecatedRoles/items/type", keyword: "type", params: { type: "object" } };
            vErrors === null ? vErrors = [err57] : vErrors.push(err57), errors++;
          }
        }
      } else {
        let err58 = { instancePath: instancePath + "/deprecatedRoles", schemaPath: "#/properties/deprecatedRoles/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err58] : vErrors.push(err58), errors++;
      }
    }
    if (data.features !== void 0 && func0.call(data, "features")) {
      let data35 = data.features;
      if (data35 && typeof data35 == "object" && !Array.isArray(data35)) {
        for (let key12 of Object.keys(data35)) {
          let _errs71 = errors;
          validate223(key12, { instancePath: instancePath + "/features", parentData: data35, parentDataProperty: "features", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length);
          var valid18 = _errs71 === errors;
          if (!valid18) {
            let err59 = { instancePath: instancePath + "/features", schemaPath: "#/properties/features/propertyNames", keyword: "propertyNames", params: { propertyName: key12 } };
            vErrors === null ? vErrors = [err59] : vErrors.push(err59), errors++;
          }
        }
        for (let key13 of Object.keys(data35))
          validate225(data35[key13], { instancePath: instancePath + "/features/" + key13.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data35, parentDataProperty: key13, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length);
      } else {
        let err60 = { instancePath: instancePath + "/features", schemaPath: "#/properties/features/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err60] : vErrors.push(err60), errors++;
      }
    }
    if (data.tenantResources !== void 0 && func0.call(data, "tenantResources")) {
      let data37 = data.tenantResources;
      if (data37 && typeof data37 == "object" && !Array.isArray(data37)) {
        if (data37.title === void 0 || !func0.call(data37, "title")) {
          let err61 = { instancePath: instancePath + "/tenantResources", schemaPath: "#/properties/tenantResources/required", keyword: "required", params: { missingProperty: "title" } };
          vErrors === null ? vErrors = [err61] : vErrors.push(err61), errors++;
        }
        if (data37.category === void 0 || !func0.call(data37, "category")) {
          let err62 = { instancePath: instancePath + "/tenantResources", schemaPath: "#/properties/tenantResources/required", keyword: "required", params: { missingProperty: "category" } };
          vErrors === null ? vErrors = [err62] : vErrors.push(err62), errors++;
        }
        if (data37.actions === void 0 || !func0.call(data37, "actions")) {
          let err63 = { instancePath: instancePath + "/tenantResources", schemaPath: "#/properties/tenantResources/required", keyword: "required", params: { missingProperty: "actions" } };
          vErrors === null ? vErrors = [err63] : vErrors.push(err63), errors++;
        }
        for (let key14 of Object.keys(data37))
          if (!(key14 === "title" || key14 === "category" || key14 === "actions")) {
            let err64 = { instancePath: instancePath + "/tenantResources", schemaPath: "#/properties/tenantResources/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key14 } };
            vErrors === null ? vErrors = [err64] : vErrors.push(err64), errors++;
          }
        data37.title !== void 0 && func0.call(data37, "title") && (validate225(data37.title, { instancePath: instancePath + "/tenantResources/title", parentData: data37, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data37.category !== void 0 && func0.call(data37, "category") && (validate225(data37.category, { instancePath: instancePath + "/tenantResources/category", parentData: data37, parentDataProperty: "category", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate225.errors : vErrors.concat(validate225.errors), errors = vErrors.length)), data37.actions !== void 0 && func0.call(data37, "actions") && (validate240(data37.actions, { instancePath: instancePath + "/tenantResources/actions", parentData: data37, parentDataProperty: "actions", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate240.errors : vErrors.concat(validate240.errors), errors = vErrors.length));
      } else {
        let err65 = { instancePath: instancePath + "/tenantResources", schemaPath: "#/properties/tenantResources/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err65] : vErrors.push(err65), errors++;
      }
    }
    if (data.administers !== void 0 && func0.call(data, "administers")) {
      let data41 = data.administers;
      if (data41 && typeof data41 == "object" && !Array.isArray(data41)) {
        for (let key15 of Object.keys(data41))
          if (!(key15 === "permissions" || key15 === "roles" || key15 === "markers")) {
            let err66 = { instancePath: instancePath + "/administers", schemaPath: "#/properties/administers/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key15 } };
            vErrors === null ? vErrors = [err66] : vErrors.push(err66), errors++;
          }
        if (data41.permissions !== void 0 && func0.call(data41, "permissions")) {
          let data42 = data41.permissions;
          if (Array.isArray(data42)) {
            let len3 = data42.length;
            for (let i3 = 0; i3 < len3; i3++)
              validate268(data42[i3], { instancePath: instancePath + "/administers/permissions/" + i3, parentData: data42, parentDataProperty: i3, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate268.errors : vErrors.concat(validate268.errors), errors = vErrors.length);
          } else {
            let err67 = { instancePath: instancePath + "/administers/permissions", schemaPath: "#/properties/administers/properties/permissions/type", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err67] : vErrors.push(err67), errors++;
          }
        }
        if (data41.roles !== void 0 && func0.call(data41, "roles")) {
          let data44 = data41.roles;
          if (Array.isArray(data44)) {
            let len4 = data44.length;
            for (let i4 = 0; i4 < len4; i4++)
              validate223(data44[i4], { instancePath: instancePath + "/administers/roles/" + i4, parentData: data44, parentDataProperty: i4, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length);
          } else {
            let err68 = { instancePath: instancePath + "/administers/roles", schemaPath: "#/properties/administers/properties/roles/type", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err68] : vErrors.push(err68), errors++;
          }
        }
        if (data41.markers !== void 0 && func0.call(data41, "markers")) {
          let data46 = data41.markers;
          if (Array.isArray(data46)) {
            let len5 = data46.length;
            for (let i5 = 0; i5 < len5; i5++)
              validate223(data46[i5], { instancePath: instancePath + "/administers/markers/" + i5, parentData: data46, parentDataProperty: i5, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate223.errors : vErrors.concat(validate223.errors), errors = vErrors.length);
          } else {
            let err69 = { instancePath: instancePath + "/administers/markers", schemaPath: "#/properties/administers/properties/markers/type", keyword: "type", params: { type: "array" } };
            vErrors === null ? vErrors = [err69] : vErrors.push(err69), errors++;
          }
        }
      } else {
        let err70 = { instancePath: instancePath + "/administers", schemaPath: "#/properties/administers/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err70] : vErrors.push(err70), errors++;
      }
    }
    if (data.guides !== void 0 && func0.call(data, "guides")) {
      let data48 = data.guides;
      if (data48 && typeof data48 == "object" && !Array.isArray(data48)) {
        for (let key16 of Object.keys(data48))
          if (!func0.call(schema78.properties.guides.properties, key16)) {
            let err71 = { instancePath: instancePath + "/guides", schemaPath: "#/properties/guides/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key16 } };
            vErrors === null ? vErrors = [err71] : vErrors.push(err71), errors++;
          }
        data48["create-role"] !== void 0 && func0.call(data48, "create-role") && (validate290(data48["create-role"], { instancePath: instancePath + "/guides/create-role", parentData: data48, parentDataProperty: "create-role", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate290.errors : vErrors.concat(validate290.errors), errors = vErrors.length)), data48["update-role"] !== void 0 && func0.call(data48, "update-role") && (validate290(data48["update-role"], { instancePath: instancePath + "/guides/update-role", parentData: data48, parentDataProperty: "update-role", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate290.errors : vErrors.concat(validate290.errors), errors = vErrors.length)), data48["rename-role"] !== void 0 && func0.call(data48, "rename-role") && (validate290(data48["rename-role"], { instancePath: instancePath + "/guides/rename-role", parentData: data48, parentDataProperty: "rename-role", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate290.errors : vErrors.concat(validate290.errors), errors = vErrors.length)), data48["delete-role"] !== void 0 && func0.call(data48, "delete-role") && (validate290(data48["delete-role"], { instancePath: instancePath + "/guides/delete-role", parentData: data48, parentDataProperty: "delete-role", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate290.errors : vErrors.concat(validate290.errors), errors = vErrors.length)), data48.assign !== void 0 && func0.call(data48, "assign") && (validate290(data48.assign, { instancePath: instancePath + "/guides/assign", parentData: data48, parentDataProperty: "assign", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate290.errors : vErrors.concat(validate290.errors), errors = vErrors.length)), data48.unassign !== void 0 && func0.call(data48, "unassign") && (validate290(data48.unassign, { instancePath: instancePath + "/guides/unassign", parentData: data48, parentDataProperty: "unassign", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate290.errors : vErrors.concat(validate290.errors), errors = vErrors.length)), data48["set-role"] !== void 0 && func0.call(data48, "set-role") && (validate290(data48["set-role"], { instancePath: instancePath + "/guides/set-role", parentData: data48, parentDataProperty: "set-role", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate290.errors : vErrors.concat(validate290.errors), errors = vErrors.length)), data48["set-unit"] !== void 0 && func0.call(data48, "set-unit") && (validate290(data48["set-unit"], { instancePath: instancePath + "/guides/set-unit", parentData: data48, parentDataProperty: "set-unit", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate290.errors : vErrors.concat(validate290.errors), errors = vErrors.length)), data48.invite !== void 0 && func0.call(data48, "invite") && (validate290(data48.invite, { instancePath: instancePath + "/guides/invite", parentData: data48, parentDataProperty: "invite", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate290.errors : vErrors.concat(validate290.errors), errors = vErrors.length)), data48.deactivate !== void 0 && func0.call(data48, "deactivate") && (validate290(data48.deactivate, { instancePath: instancePath + "/guides/deactivate", parentData: data48, parentDataProperty: "deactivate", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate290.errors : vErrors.concat(validate290.errors), errors = vErrors.length)), data48.reactivate !== void 0 && func0.call(data48, "reactivate") && (validate290(data48.reactivate, { instancePath: instancePath + "/guides/reactivate", parentData: data48, parentDataProperty: "reactivate", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate290.errors : vErrors.concat(validate290.errors), errors = vErrors.length));
      } else {
        let err72 = { instancePath: instancePath + "/guides", schemaPath: "#/properties/guides/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err72] : vErrors.push(err72), errors++;
      }
    }
    if (data.checklists !== void 0 && func0.call(data, "checklists")) {
      let data60 = data.checklists;
      if (data60 && typeof data60 == "object" && !Array.isArray(data60)) {
        for (let key17 of Object.keys(data60))
          if (!(key17 === "roleChange" || key17 === "onboarding")) {
            let err73 = { instancePath: instancePath + "/checklists", schemaPath: "#/properties/checklists/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key17 } };
            vErrors === null ? vErrors = [err73] : vErrors.push(err73), errors++;
          }
        data60.roleChange !== void 0 && func0.call(data60, "roleChange") && (validate304(data60.roleChange, { instancePath: instancePath + "/checklists/roleChange", parentData: data60, parentDataProperty: "roleChange", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate304.errors : vErrors.concat(validate304.errors), errors = vErrors.length)), data60.onboarding !== void 0 && func0.call(data60, "onboarding") && (validate304(data60.onboarding, { instancePath: instancePath + "/checklists/onboarding", parentData: data60, parentDataProperty: "onboarding", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate304.errors : vErrors.concat(validate304.errors), errors = vErrors.length));
      } else {
        let err74 = { instancePath: instancePath + "/checklists", schemaPath: "#/properties/checklists/type", keyword: "type", params: { type: "object" } };
        vErrors === null ? vErrors = [err74] : vErrors.push(err74), errors++;
      }
    }
    if (data.notes !== void 0 && func0.call(data, "notes") && (validate304(data.notes, { instancePath: instancePath + "/notes", parentData: data, parentDataProperty: "notes", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate304.errors : vErrors.concat(validate304.errors), errors = vErrors.length)), data.inferred !== void 0 && func0.call(data, "inferred")) {
      let data64 = data.inferred;
      if (Array.isArray(data64)) {
        let len6 = data64.length;
        for (let i6 = 0; i6 < len6; i6++) {
          let data65 = data64[i6];
          if (typeof data65 != "string") {
            let dataType10 = typeof data65, coerced10;
            if (coerced10 === void 0)
              if (dataType10 == "number" || dataType10 == "boolean")
                coerced10 = "" + data65;
              else if (data65 === null)
                coerced10 = "";
              else {
                let err75 = { instancePath: instancePath + "/inferred/" + i6, schemaPath: "#/properties/inferred/items/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err75] : vErrors.push(err75), errors++;
              }
            coerced10 !== void 0 && (data65 = coerced10, data64 !== void 0 && (data64[i6] = coerced10));
          }
          if (typeof data65 == "string" && !pattern58.test(data65)) {
            let err76 = { instancePath: instancePath + "/inferred/" + i6, schemaPath: "#/properties/inferred/items/pattern", keyword: "pattern", params: { pattern: "^(?:[A-Za-z0-9-]+|\\*)(?:\\.(?:[A-Za-z0-9-]+|\\*))*$" } };
            vErrors === null ? vErrors = [err76] : vErrors.push(err76), errors++;
          }
        }
        let i7 = data64.length, j0;
        if (i7 > 1) {
          let indices0 = {};
          for (; i7--; ) {
            let item0 = data64[i7];
            if (typeof item0 == "string") {
              if (typeof indices0[item0] == "number") {
                j0 = indices0[item0];
                let err77 = { instancePath: instancePath + "/inferred", schemaPath: "#/properties/inferred/uniqueItems", keyword: "uniqueItems", params: { i: i7, j: j0 } };
                vErrors === null ? vErrors = [err77] : vErrors.push(err77), errors++;
                break;
              }
              indices0[item0] = i7;
            }
          }
        }
      } else {
        let err78 = { instancePath: instancePath + "/inferred", schemaPath: "#/properties/inferred/type", keyword: "type", params: { type: "array" } };
        vErrors === null ? vErrors = [err78] : vErrors.push(err78), errors++;
      }
    }
  } else {
    let err79 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } };
    vErrors === null ? vErrors = [err79] : vErrors.push(err79), errors++;
  }
  return validate222.errors = vErrors, errors === 0;
}
validate222.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schemas = () => ({ Role: { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "role.schema.json", title: "Role", description: "A role on one platform: a custom role, a change to a predefined one, or the record that a role was removed.", type: "object", additionalProperties: !1, required: ["apiVersion", "kind", "platform", "id"], dependentRequired: { observed: ["grants"] }, dependentSchemas: { removed: { properties: { grants: !1, basedOn: !1, scope: !1, observed: !1, onboarding: !1, reportsTo: !1 } } }, properties: { apiVersion: { description: "The version of the document format.", type: "string", const: "rolewright/v1" }, kind: { description: "Says what this document is.", type: "string", const: "Role" }, platform: { description: "The platform that this is about, by its id.", $ref: "#/$defs/id" }, id: { description: "The key of the role everywhere. It never changes; what people see is the title.", $ref: "#/$defs/id" }, title: { description: "The name of the role on the platform. Changing it renames the role there.", $ref: "#/$defs/line" }, previously: { description: "Former titles and ids, by which the role is recognised on the platform after it was renamed.", type: "array", uniqueItems: !0, items: { $ref: "#/$defs/line" } }, description: { description: "What the role is for.", $ref: "#/$defs/text" }, owner: { description: "Who answers for the role.", $ref: "#/$defs/email" }, scope: { description: "The role's own scope, where the platform has one for each role; elsewhere the scope of grants that name none.", $ref: "#/$defs/scope" }, basedOn: { description: "Another role, whose grants this one has too, now and later; `grants` changes what it names.", $ref: "#/$defs/id" }, grants: { description: "What the role may do: for each resource a map from action to scope, a list of actions, or a word. Without `basedOn` this is all that it may do; where `grants` is absent too, its content is left alone.", $ref: "#/$defs/grants" }, reportsTo: { description: "The role above this one in the hierarchy of roles.", $ref: "#/$defs/id" }, targets: { description: "The targets on which it holds; all targets of the platform where absent.", $ref: "#/$defs/someIds" }, onboarding: { description: "What somebody who gets the role still has to do.", type: "array", items: { $ref: "#/$defs/line" } }, observed: { description: "Says that `grants` is what a person has seen on the platform, for a predefined role that the manual does not describe. It is never written to the platform.", type: "object", additionalProperties: !1, required: ["by", "on"], properties: { by: { description: "Who looked.", $ref: "#/$defs/email" }, on: { description: "The day on which they looked.", $ref: "#/$defs/time" } } }, removed: { description: "Says that the role is to be deleted from the platform. Keep the document: taking it away does not delete the role.", type: "object", additionalProperties: !1, required: ["reason"], properties: { moveTo: { description: "The role that its holders get instead; where absent, nobody may hold it any more.", $ref: "#/$defs/id" }, reason: { description: "Why the role is no longer needed.", $ref: "#/$defs/text" } } }, reviewed: { description: "The day on which somebody last confirmed that it is still needed.", $ref: "#/$defs/time" }, reason: { description: "Why, for whoever reviews it.", $ref: "#/$defs/text" } }, $defs: { id: { title: "an id: lower-case letters, digits and hyphens, at most 64 of them", type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", maxLength: 64 }, key: { title: "a platform's own name: letters, digits and hyphens", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$", maxLength: 64 }, line: { title: "a text of at most 200 characters on one line, without spaces around it", type: "string", pattern: "^\\S(?:.*\\S)?$", maxLength: 200 }, text: { title: "a text of at most 500 characters; line breaks count as spaces", type: "string", pattern: "\\S", maxLength: 500 }, email: { title: "an e-mail address such as `name@example.org`", type: "string", maxLength: 254, pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" }, time: { title: "a day such as `2027-01-15`, or a moment with its offset such as `2027-01-15T18:00:00+01:00`", type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$" }, someIds: { type: "array", minItems: 1, uniqueItems: !0, items: { $ref: "#/$defs/id" } }, grants: { title: "the word `everything` or `none`, or a map from resource to what is granted", type: ["string", "object"], pattern: "^(?:everything|none)$", minProperties: 1, propertyNames: { $ref: "#/$defs/key" }, additionalProperties: { $ref: "#/$defs/grant" } }, grant: { title: "a scope, `everything`, `none`, a list of actions, or a map from action to scope", type: ["string", "array", "object"], pattern: "^[a-z0-9][a-z0-9-]*$", minItems: 1, uniqueItems: !0, items: { $ref: "#/$defs/key" }, minProperties: 1, propertyNames: { $ref: "#/$defs/key" }, additionalProperties: { $ref: "#/$defs/scope" } }, scope: { title: "a scope of the platform, `on` or `none`", type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", maxLength: 64 } } }, Assignments: { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "assignments.schema.json", title: "Assignments", description: "Who has which roles on one platform. Whoever has a line here has exactly the roles of all their lines and job functions; everybody else is left alone.", type: "object", additionalProperties: !1, required: ["apiVersion", "kind", "platform", "assignments"], properties: { apiVersion: { description: "The version of the document format.", type: "string", const: "rolewright/v1" }, kind: { description: "Says what this document is.", type: "string", const: "Assignments" }, platform: { description: "The platform that this is about, by its id.", $ref: "#/$defs/id" }, targets: { description: "The targets on which it holds; all targets of the platform where absent.", $ref: "#/$defs/someIds" }, assignments: { description: "One line for each user, or several that are added up.", type: "array", items: { description: "What one user has.", type: "object", additionalProperties: !1, required: ["user"], dependentSchemas: { released: { properties: { roles: !1, from: !1, until: !1, in: !1, reviewed: !1, reason: !1 } } }, anyOf: [{ required: ["roles"] }, { required: ["released"] }], properties: { user: { description: "The user, by e-mail; capitals make no difference.", $ref: "#/$defs/email" }, roles: { description: "The roles that the user has, by id; `[]` takes every role away.", $ref: "#/$defs/ids" }, from: { description: "The first day on which the line holds; always where absent.", $ref: "#/$defs/time" }, until: { description: "The last day on which the line holds; for ever where absent.", $ref: "#/$defs/time" }, in: { description: "The unit in which a narrower scope holds, such as `{department: Sales}`.", $ref: "#/$defs/units" }, reason: { description: "Why, for whoever reviews it.", $ref: "#/$defs/text" }, reviewed: { description: "The day on which somebody last confirmed that it is still needed.", $ref: "#/$defs/time" }, released: { description: "Lets the user go from management: the platform keeps what they have. Says why.", $ref: "#/$defs/text" } } } } }, $defs: { id: { title: "an id: lower-case letters, digits and hyphens, at most 64 of them", type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", maxLength: 64 }, line: { title: "a text of at most 200 characters on one line, without spaces around it", type: "string", pattern: "^\\S(?:.*\\S)?$", maxLength: 200 }, text: { title: "a text of at most 500 characters; line breaks count as spaces", type: "string", pattern: "\\S", maxLength: 500 }, email: { title: "an e-mail address such as `name@example.org`", type: "string", maxLength: 254, pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" }, time: { title: "a day such as `2027-01-15`, or a moment with its offset such as `2027-01-15T18:00:00+01:00`", type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$" }, units: { type: "object", minProperties: 1, propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { $ref: "#/$defs/line" } }, ids: { type: "array", uniqueItems: !0, items: { $ref: "#/$defs/id" } }, someIds: { type: "array", minItems: 1, uniqueItems: !0, items: { $ref: "#/$defs/id" } } } }, People: { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "people.schema.json", title: "People", description: "The people of the organisation, with their departments and job functions.", type: "object", additionalProperties: !1, required: ["apiVersion", "kind", "people"], properties: { apiVersion: { description: "The version of the document format.", type: "string", const: "rolewright/v1" }, kind: { description: "Says what this document is.", type: "string", const: "People" }, people: { description: "One entry for each person.", type: "array", items: { description: "One person.", type: "object", additionalProperties: !1, required: ["id"], properties: { id: { description: "The e-mail of the person, the key everywhere; capitals make no difference.", $ref: "#/$defs/email" }, name: { description: "The name of the person.", $ref: "#/$defs/line" }, department: { description: "The department; where a scope reaches a department, this one where nothing else is said.", $ref: "#/$defs/line" }, github: { title: "a GitHub user name", description: "The GitHub user name, by which approvals are counted.", type: "string", pattern: "^[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*$", maxLength: 39 }, status: { description: "`active`, `leave` (accounts are switched off, and given back with the same roles later) or `departed` (every role is taken); `active` where absent.", type: "string", enum: ["active", "leave", "departed"] }, functions: { description: "The job functions of the person; one with a period as a map.", type: "array", items: { $ref: "#/$defs/function" } }, accounts: { description: "The account on a target or platform, only where it is not the e-mail.", type: "object", propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { $ref: "#/$defs/line" } } } } } }, $defs: { id: { title: "an id: lower-case letters, digits and hyphens, at most 64 of them", type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", maxLength: 64 }, line: { title: "a text of at most 200 characters on one line, without spaces around it", type: "string", pattern: "^\\S(?:.*\\S)?$", maxLength: 200 }, text: { title: "a text of at most 500 characters; line breaks count as spaces", type: "string", pattern: "\\S", maxLength: 500 }, email: { title: "an e-mail address such as `name@example.org`", type: "string", maxLength: 254, pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" }, time: { title: "a day such as `2027-01-15`, or a moment with its offset such as `2027-01-15T18:00:00+01:00`", type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$" }, units: { type: "object", minProperties: 1, propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { $ref: "#/$defs/line" } }, function: { title: "the id of a job function, or a map with `function` and a period", type: ["string", "object"], pattern: "^[a-z0-9][a-z0-9-]*$", additionalProperties: !1, required: ["function"], properties: { function: { description: "The job function, by its id.", $ref: "#/$defs/id" }, from: { description: "The first day; always where absent.", $ref: "#/$defs/time" }, until: { description: "The last day; for ever where absent.", $ref: "#/$defs/time" }, in: { description: "The unit in which a narrower scope holds, such as `{department: Sales}`.", $ref: "#/$defs/units" }, reason: { description: "Why, for whoever reviews it.", $ref: "#/$defs/text" }, reviewed: { description: "The day on which somebody last confirmed that it is still needed.", $ref: "#/$defs/time" } } } } }, JobFunction: { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "job-function.schema.json", title: "JobFunction", description: "A job function: one business role over several platforms.", type: "object", additionalProperties: !1, required: ["apiVersion", "kind", "id", "roles"], properties: { apiVersion: { description: "The version of the document format.", type: "string", const: "rolewright/v1" }, kind: { description: "Says what this document is.", type: "string", const: "JobFunction" }, id: { description: "The key of the job function everywhere; it never changes.", $ref: "#/$defs/id" }, title: { description: "The name that people know.", $ref: "#/$defs/line" }, description: { description: "What somebody in this job does.", $ref: "#/$defs/text" }, owner: { description: "Who answers for the job function.", $ref: "#/$defs/email" }, roles: { description: "The roles that it gives, by platform.", type: "object", minProperties: 1, propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { $ref: "#/$defs/someIds" } } }, $defs: { id: { title: "an id: lower-case letters, digits and hyphens, at most 64 of them", type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", maxLength: 64 }, line: { title: "a text of at most 200 characters on one line, without spaces around it", type: "string", pattern: "^\\S(?:.*\\S)?$", maxLength: 200 }, text: { title: "a text of at most 500 characters; line breaks count as spaces", type: "string", pattern: "\\S", maxLength: 500 }, email: { title: "an e-mail address such as `name@example.org`", type: "string", maxLength: 254, pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" }, someIds: { type: "array", minItems: 1, uniqueItems: !0, items: { $ref: "#/$defs/id" } } } }, Target: { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "target.schema.json", title: "Target", description: "One tenant of a platform, such as production.", type: "object", additionalProperties: !1, required: ["apiVersion", "kind", "id", "platform"], properties: { apiVersion: { description: "The version of the document format.", type: "string", const: "rolewright/v1" }, kind: { description: "Says what this document is.", type: "string", const: "Target" }, id: { description: "The key of the target everywhere; it never changes. Addresses and credentials in the environment are named after it.", $ref: "#/$defs/id" }, platform: { description: "The platform that this is about, by its id.", $ref: "#/$defs/id" }, connector: { description: "How the tenant is reached; `sandbox`, an embedded tenant to try things in, where absent.", $ref: "#/$defs/id" }, environment: { description: "What the tenant is for, such as `production`; conflicts are looked for inside one environment.", $ref: "#/$defs/id" }, subscription: { description: "The vendor's plan that was bought, which limits what is allowed.", $ref: "#/$defs/id" }, licensed: { description: "The features that the licence has; all where absent.", $ref: "#/$defs/ids" }, resources: { description: "Resources that the tenant defines itself, such as smart objects.", type: "array", uniqueItems: !0, items: { $ref: "#/$defs/key" } }, manage: { description: "How much of the tenant is ours.", type: "object", additionalProperties: !1, properties: { roles: { description: "`declared`: roles without a document are left alone. `all`: they are reported.", type: "string", enum: ["declared", "all"] }, assignments: { description: "`declared`: people without a line are left alone. `all`: nobody is left alone.", type: "string", enum: ["declared", "all"] } } }, protected: { description: "What is never touched.", type: "object", additionalProperties: !1, properties: { users: { description: "Users that are never changed.", $ref: "#/$defs/emails" }, roles: { description: "Roles that are never changed.", $ref: "#/$defs/ids" } } }, runsAs: { description: "The tool's own account there, which keeps what it needs.", $ref: "#/$defs/email" }, helpers: { description: "Whether temporary roles may be used so that a change is safe at every step; `false` where absent.", type: "boolean" }, apply: { description: "`action`: changes are carried out by the GitHub Action only, which checks approvals. `anywhere` where absent.", type: "string", enum: ["anywhere", "action"] }, settings: { description: "Settings of the connector; it checks them itself. Addresses and secrets belong into the environment, never here.", type: "object" } }, $defs: { id: { title: "an id: lower-case letters, digits and hyphens, at most 64 of them", type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", maxLength: 64 }, key: { title: "a platform's own name: letters, digits and hyphens", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$", maxLength: 64 }, email: { title: "an e-mail address such as `name@example.org`", type: "string", maxLength: 254, pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" }, ids: { type: "array", uniqueItems: !0, items: { $ref: "#/$defs/id" } }, emails: { type: "array", uniqueItems: !0, items: { $ref: "#/$defs/email" } } } }, Guardrails: { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "guardrails.schema.json", title: "Guardrails", description: "The rules of the organisation: severities, conflicts, waivers, approvals and limits.", type: "object", additionalProperties: !1, required: ["apiVersion", "kind"], properties: { apiVersion: { description: "The version of the document format.", type: "string", const: "rolewright/v1" }, kind: { description: "Says what this document is.", type: "string", const: "Guardrails" }, rules: { description: "Severity and options of rules, by rule id.", type: "object", propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { description: "One rule.", type: "object", additionalProperties: !1, minProperties: 1, properties: { severity: { description: "How much a finding weighs; `off` switches the rule off.", type: "string", enum: ["error", "warning", "note", "off"] }, min: { description: "At least so many.", type: "integer", minimum: 0 }, max: { description: "At most so many.", type: "integer", minimum: 0 }, maxDays: { description: "At most so many days.", type: "integer", minimum: 1 }, risk: { description: "From which risk on.", type: "string", enum: ["high", "critical"] }, share: { description: "From which share on, in percent.", type: "integer", minimum: 50, maximum: 100 }, titles: { description: "The words that count, in place of the rule's own.", type: "array", uniqueItems: !0, items: { $ref: "#/$defs/text" } } } } }, conflicts: { description: "Sets of permissions that nobody may hold together.", type: "array", items: { description: "One conflict.", type: "object", additionalProperties: !1, required: ["id", "between", "reason"], properties: { id: { description: "The name of the conflict, for waivers.", $ref: "#/$defs/id" }, between: { title: "two lists of permissions", description: "Two lists: nobody may hold a permission of the one and a permission of the other.", type: "array", minItems: 2, maxItems: 2, items: { type: "array", minItems: 1, uniqueItems: !0, items: { $ref: "#/$defs/pattern" } } }, reason: { description: "Why, for whoever reviews it.", $ref: "#/$defs/text" } } } }, waivers: { description: "Exceptions to rules, each with an end.", type: "array", items: { description: "One exception.", type: "object", additionalProperties: !1, required: ["rule", "owner", "until", "reason"], anyOf: [{ required: ["user"] }, { required: ["role"] }, { required: ["conflict"] }], properties: { rule: { description: "The rule that is waived.", $ref: "#/$defs/id" }, user: { description: "For this user.", $ref: "#/$defs/email" }, role: { description: "For this role.", $ref: "#/$defs/role" }, conflict: { description: "For this conflict.", $ref: "#/$defs/id" }, owner: { description: "Who answers for it.", $ref: "#/$defs/email" }, until: { description: "The last day on which it holds.", $ref: "#/$defs/time" }, reason: { description: "Why, for whoever reviews it.", $ref: "#/$defs/text" } } } }, overrides: { description: "Guards that may be passed up to a number, each with an end.", type: "array", items: { description: "One override.", type: "object", additionalProperties: !1, required: ["guard", "target", "upTo", "owner", "until", "reason"], properties: { guard: { description: "The guard, such as `removals`.", $ref: "#/$defs/id" }, target: { description: "The target.", $ref: "#/$defs/id" }, upTo: { description: "How many people at most.", type: "integer", minimum: 1 }, owner: { description: "Who answers for it.", $ref: "#/$defs/email" }, until: { description: "The last day on which it holds.", $ref: "#/$defs/time" }, reason: { description: "Why, for whoever reviews it.", $ref: "#/$defs/text" } } } }, approvals: { description: "Who must approve what; all routes that match must be met.", type: "array", items: { description: "One route.", type: "object", additionalProperties: !1, required: ["when", "from"], properties: { when: { description: "What the change must have, all of it.", type: "object", additionalProperties: !1, minProperties: 1, properties: { platform: { description: "What somebody gains is on this platform.", $ref: "#/$defs/id" }, target: { description: "What somebody gains is on this target.", $ref: "#/$defs/id" }, role: { description: "Somebody gains this role.", $ref: "#/$defs/role" }, permission: { description: "Somebody gains this permission.", $ref: "#/$defs/pattern" }, risk: { description: "What somebody gains is at least so risky.", type: "string", enum: ["low", "medium", "high", "critical"] }, change: { description: "`any`: losses count too.", type: "string", enum: ["any"] } } }, from: { description: "Who may approve.", type: "object", additionalProperties: !1, minProperties: 1, properties: { roles: { description: "Holders of these roles may approve.", type: "array", minItems: 1, uniqueItems: !0, items: { $ref: "#/$defs/role" } }, people: { description: "These people may approve.", type: "array", minItems: 1, uniqueItems: !0, items: { $ref: "#/$defs/email" } } } }, count: { description: "How many different people must approve; 1 where absent.", type: "integer", minimum: 1 } } } }, limits: { description: "How much one plan may change.", type: "object", additionalProperties: !1, properties: { removals: { description: "How many people may lose something in one plan.", $ref: "#/$defs/limit" }, additions: { description: "How many people may gain something in one plan.", $ref: "#/$defs/limit" } } }, reviews: { description: "How often roles and assignments are reviewed; nothing is overdue where absent.", type: "object", additionalProperties: !1, required: ["every"], properties: { every: { title: "a number of months or years such as `3 months`", description: "How often access is reviewed.", type: "string", pattern: "^[1-9][0-9]? (?:months?|years?)$" } } } }, $defs: { id: { title: "an id: lower-case letters, digits and hyphens, at most 64 of them", type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", maxLength: 64 }, text: { title: "a text of at most 500 characters; line breaks count as spaces", type: "string", pattern: "\\S", maxLength: 500 }, email: { title: "an e-mail address such as `name@example.org`", type: "string", maxLength: 254, pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" }, time: { title: "a day such as `2027-01-15`, or a moment with its offset such as `2027-01-15T18:00:00+01:00`", type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$" }, role: { title: "a platform and a role such as `uspacy:employee`", type: "string", pattern: "^[a-z0-9][a-z0-9-]*:[a-z0-9][a-z0-9-]*$", maxLength: 130 }, pattern: { title: "a permission such as `uspacy:leads.delete`, with at most three `*` for any characters inside one part", type: "string", pattern: "^(?!(?:[^*]*\\*){4})[a-z0-9*][a-z0-9*-]*:[A-Za-z0-9*][A-Za-z0-9*-]*\\.[A-Za-z0-9*][A-Za-z0-9*-]*$", maxLength: 200 }, limit: { type: "object", additionalProperties: !1, required: ["percent", "count"], properties: { percent: { description: "Refused above this share of the people of a target, from ten people on.", type: "integer", minimum: 0, maximum: 100 }, count: { description: "Refused above this number of people of a target.", type: "integer", minimum: 0 } } } } }, AccessTests: { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "access-tests.schema.json", title: "AccessTests", description: "Questions about who can do what, with the answers that must hold.", type: "object", additionalProperties: !1, required: ["apiVersion", "kind", "tests"], properties: { apiVersion: { description: "The version of the document format.", type: "string", const: "rolewright/v1" }, kind: { description: "Says what this document is.", type: "string", const: "AccessTests" }, tests: { description: "One entry for each question.", type: "array", items: { description: "One question.", type: "object", additionalProperties: !1, required: ["name"], anyOf: [{ required: ["can"] }, { required: ["cannot"] }, { required: ["heldBy"] }, { required: ["holders"] }], dependentRequired: { can: ["who"], cannot: ["who"], heldBy: ["permission"], holders: ["permission"] }, dependentSchemas: { who: { properties: { permission: !1, heldBy: !1, holders: !1 } } }, properties: { name: { description: "What is tested, as a sentence.", $ref: "#/$defs/line" }, at: { description: "The moment that counts as now; the real one where absent.", $ref: "#/$defs/time" }, who: { description: "Whose access is looked at: one of `role`, `user`, `function`, `department`, `everybody`.", type: "object", additionalProperties: !1, minProperties: 1, maxProperties: 1, properties: { role: { description: "Whoever has this role.", $ref: "#/$defs/role" }, user: { description: "This user.", $ref: "#/$defs/email" }, function: { description: "Whoever has this job function.", $ref: "#/$defs/id" }, department: { description: "Everybody in this department.", $ref: "#/$defs/line" }, everybody: { description: "Everybody.", type: "object", additionalProperties: !1, properties: { except: { description: "But these.", $ref: "#/$defs/emails" } } } } }, can: { description: "What they must be able to do; with a scope, at least as far.", $ref: "#/$defs/claims" }, cannot: { description: "What they must not be able to do; with a scope, that far or further.", $ref: "#/$defs/claims" }, permission: { description: "The permission whose holders are looked at.", $ref: "#/$defs/permission" }, heldBy: { description: "Exactly these people hold it.", $ref: "#/$defs/emails" }, holders: { description: "How many people hold it.", type: "object", additionalProperties: !1, minProperties: 1, properties: { min: { description: "At least so many.", type: "integer", minimum: 0 }, max: { description: "At most so many.", type: "integer", minimum: 0 } } } } } } }, $defs: { id: { title: "an id: lower-case letters, digits and hyphens, at most 64 of them", type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", maxLength: 64 }, line: { title: "a text of at most 200 characters on one line, without spaces around it", type: "string", pattern: "^\\S(?:.*\\S)?$", maxLength: 200 }, email: { title: "an e-mail address such as `name@example.org`", type: "string", maxLength: 254, pattern: "^[A-Za-z0-9_][A-Za-z0-9_'+-]*(?:\\.[A-Za-z0-9_'+-]+)*@(?:(?![Xx][Nn]--)[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\\.)+(?![Xx][Nn]--)[A-Za-z][A-Za-z0-9]*(?:-+[A-Za-z0-9]+)*$" }, time: { title: "a day such as `2027-01-15`, or a moment with its offset such as `2027-01-15T18:00:00+01:00`", type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2}))?$" }, role: { title: "a platform and a role such as `uspacy:employee`", type: "string", pattern: "^[a-z0-9][a-z0-9-]*:[a-z0-9][a-z0-9-]*$", maxLength: 130 }, permission: { title: "a platform and a permission such as `uspacy:leads.delete`", type: "string", pattern: "^[a-z0-9][a-z0-9-]*:[A-Za-z0-9][A-Za-z0-9-]*\\.[A-Za-z0-9][A-Za-z0-9-]*$", maxLength: 200 }, emails: { type: "array", uniqueItems: !0, items: { $ref: "#/$defs/email" } }, scope: { title: "a scope of the platform, `on` or `none`", type: "string", pattern: "^[a-z0-9][a-z0-9-]*$", maxLength: 64 }, claims: { type: "array", minItems: 1, items: { $ref: "#/$defs/claim" } }, claim: { title: "a permission such as `uspacy:leads.delete`, or a map from one permission to a scope", type: ["string", "object"], pattern: "^[a-z0-9][a-z0-9-]*:[A-Za-z0-9][A-Za-z0-9-]*\\.[A-Za-z0-9][A-Za-z0-9-]*$", minProperties: 1, maxProperties: 1, propertyNames: { $ref: "#/$defs/permission" }, additionalProperties: { $ref: "#/$defs/scope" } } } }, Platform: { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "platform.schema.json", title: "Platform", description: "A catalog: everything known about one platform with roles, as data.", type: "object", additionalProperties: !1, required: ["apiVersion", "kind", "id", "title", "sources", "scopes", "scopePer", "resources", "roles", "rolesPerUser", "deleteInUse", "effects", "administers"], properties: { apiVersion: { description: "The version of the document format.", type: "string", const: "rolewright/v1" }, kind: { description: "Says that this document is a catalog.", type: "string", const: "Platform" }, id: { description: "The platform's short name, used everywhere else.", $ref: "#/$defs/id" }, title: { description: "The platform's name as people write it.", $ref: "#/$defs/text" }, sources: { description: "Where the facts come from, the manual first; a fact without a `source` is from the first one.", type: "array", minItems: 1, items: { $ref: "#/$defs/source" } }, scopes: { description: "How far a permission can reach, from narrow to wide; empty where there are only switches.", type: "array", items: { $ref: "#/$defs/scope" } }, scopePer: { description: "`grant` where each grant has its own scope, `role` where the role as a whole has one.", type: "string", enum: ["grant", "role"] }, resources: { description: "What permissions are about, by id; each lists its actions.", type: "object", propertyNames: { description: "A resource's id; `undocumented` stands for unknown content and is taken.", pattern: "^(?!undocumented$)[A-Za-z0-9][A-Za-z0-9-]*$" }, additionalProperties: { $ref: "#/$defs/resource" } }, roles: { description: "The roles that the vendor ships, by id.", type: "object", propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { $ref: "#/$defs/role" } }, fixedGrants: { description: "What every role has by a scheme of the platform that nobody can change.", $ref: "#/$defs/grants" }, rolesPerUser: { description: "How many roles one user may hold.", type: "object", additionalProperties: !1, required: ["min"], properties: { min: { description: "The fewest roles of an active user.", type: "integer", minimum: 0 }, max: { description: "The most roles of one user; any number where absent.", type: "integer", minimum: 1 }, replace: { description: "Whether one role can take the place of another in one step, because a user's roles are saved as a whole; no where absent, unless `max` is 1.", type: "boolean" } } }, fallbackRole: { description: "The role that the platform gives by itself to whoever loses the last one.", $ref: "#/$defs/id" }, customRoles: { description: "What a new role must state.", type: "object", additionalProperties: !1, properties: { basedOnRequired: { description: "Whether a new role must start from an existing one; no where absent.", type: "boolean" }, scopeRequired: { description: "Whether a new role must state its own scope; no where absent.", type: "boolean" } } }, subscriptions: { description: "The vendor's plans, by id, and how many custom roles each allows.", type: "object", propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { type: "object", additionalProperties: !1, required: ["title"], properties: { title: { description: "The plan's name as the vendor writes it.", $ref: "#/$defs/text" }, customRoles: { description: "How many custom roles the plan allows; any number where absent.", type: "integer", minimum: 0 } } } }, deleteInUse: { description: "What happens when a role with holders is deleted: `refuse`, `move` (a role to move them to is asked for) or `allow`.", type: "string", enum: ["refuse", "move", "allow"] }, effects: { description: "When changes take effect.", type: "object", additionalProperties: !1, required: ["roleChange", "assignment"], properties: { roleChange: { description: "After a role itself was changed.", $ref: "#/$defs/effect" }, assignment: { description: "After somebody gained or lost a role.", $ref: "#/$defs/effect" } } }, deprecatedRoles: { description: "Role names that the vendor no longer uses.", type: "array", items: { type: "object", additionalProperties: !1, required: ["id", "title", "use"], properties: { id: { description: "The old name as an id.", $ref: "#/$defs/id" }, title: { description: "The old name as the vendor wrote it.", $ref: "#/$defs/text" }, use: { description: "The id of the role that took its place.", $ref: "#/$defs/id" } } } }, features: { description: "What a licence may include or not: feature id and its title.", type: "object", propertyNames: { $ref: "#/$defs/id" }, additionalProperties: { $ref: "#/$defs/text" } }, tenantResources: { description: "The resources that a tenant can define itself; each of them has these actions.", type: "object", additionalProperties: !1, required: ["title", "category", "actions"], properties: { title: { description: "What the platform calls one of them.", $ref: "#/$defs/text" }, category: { description: "The heading under which the platform shows them.", $ref: "#/$defs/text" }, actions: { description: "The actions of each of them, by id.", $ref: "#/$defs/actions" } } }, administers: { description: "By what somebody can change roles or who has them.", type: "object", additionalProperties: !1, properties: { permissions: { description: "Permissions that let their holder change roles or who has them.", type: "array", items: { $ref: "#/$defs/permission" } }, roles: { description: "Predefined roles whose holders can, whatever their permissions say.", type: "array", items: { $ref: "#/$defs/id" } }, markers: { description: "Marks on an account, such as owner, whose holders can.", type: "array", items: { $ref: "#/$defs/id" } } } }, guides: { description: "How a person carries out one kind of operation by hand.", type: "object", additionalProperties: !1, properties: { "create-role": { description: "Making a new role.", $ref: "#/$defs/guide" }, "update-role": { description: "Changing what a role may do.", $ref: "#/$defs/guide" }, "rename-role": { description: "Giving a role another name.", $ref: "#/$defs/guide" }, "delete-role": { description: "Deleting a role.", $ref: "#/$defs/guide" }, assign: { description: "Giving a user one more role.", $ref: "#/$defs/guide" }, unassign: { description: "Taking one role from a user.", $ref: "#/$defs/guide" }, "set-role": { description: "Giving a user another role in place of the one before.", $ref: "#/$defs/guide" }, "set-unit": { description: "Changing the department, team or program in which a role holds.", $ref: "#/$defs/guide" }, invite: { description: "Making an account for a new user.", $ref: "#/$defs/guide" }, deactivate: { description: "Switching an account off.", $ref: "#/$defs/guide" }, reactivate: { description: "Switching an account on again.", $ref: "#/$defs/guide" } } }, checklists: { description: "Steps for people that follow a change.", type: "object", additionalProperties: !1, properties: { roleChange: { description: "After somebody's role changed.", $ref: "#/$defs/texts" }, onboarding: { description: "When somebody joins.", $ref: "#/$defs/texts" } } }, notes: { description: "What does not fit elsewhere and a person should know.", $ref: "#/$defs/texts" }, inferred: { description: "Facts that the manual does not say, by their path in this document, such as `rolesPerUser.min`; `*` stands for any name.", type: "array", uniqueItems: !0, items: { type: "string", pattern: "^(?:[A-Za-z0-9-]+|\\*)(?:\\.(?:[A-Za-z0-9-]+|\\*))*$" } } }, $defs: { id: { description: "A short name: lower-case letters, digits and hyphens.", type: "string", pattern: "^[a-z0-9][a-z0-9-]*$" }, action: { description: "The name of an action; a platform's own key may keep its capitals.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9-]*$" }, permission: { description: "A permission: `resource.action`.", type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9-]*\\.[A-Za-z0-9][A-Za-z0-9-]*$" }, requirements: { description: "Actions of the same resource, or `resource.action` for another one.", type: "array", uniqueItems: !0, items: { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9-]*(?:\\.[A-Za-z0-9][A-Za-z0-9-]*)?$" } }, text: { description: "Words for people.", type: "string", pattern: "\\S" }, texts: { description: "Lines for people, in order.", type: "array", items: { $ref: "#/$defs/text" } }, source: { description: "One source of facts.", type: "object", additionalProperties: !1, required: ["id", "title", "read"], properties: { id: { description: "The name by which facts refer to it.", $ref: "#/$defs/id" }, title: { description: "What it is.", $ref: "#/$defs/text" }, url: { description: "Where it is, if that is known.", type: "string", pattern: "^https://\\S+$" }, read: { description: "The day it was read, as YYYY-MM-DD.", type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" } } }, scope: { description: "One reach of permissions.", type: "object", additionalProperties: !1, required: ["id", "title", "description"], properties: { id: { description: "Its name in grants; `on`, `none` and `everything` are taken.", type: "string", pattern: "^(?!(?:on|none|everything)$)[a-z0-9][a-z0-9-]*$" }, title: { description: "The platform's label.", $ref: "#/$defs/text" }, description: { description: "What it reaches.", $ref: "#/$defs/text" }, unit: { description: "What it is bound to, such as department, where a user's unit decides what it reaches.", $ref: "#/$defs/id" }, inferred: { description: "Whether the manual does not say it.", type: "boolean" } } }, resource: { description: "One thing that permissions are about.", type: "object", additionalProperties: !1, required: ["title", "category", "actions"], properties: { title: { description: "The platform's label.", $ref: "#/$defs/text" }, category: { description: "The heading under which the platform shows it.", $ref: "#/$defs/text" }, feature: { description: "The licence feature it belongs to; every licence has it where absent.", $ref: "#/$defs/id" }, actions: { description: "What can be allowed, by id.", $ref: "#/$defs/actions" } } }, actions: { description: "Actions by id.", type: "object", minProperties: 1, propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { type: "object", additionalProperties: !1, required: ["title", "description", "risk"], properties: { title: { description: "The platform's label.", $ref: "#/$defs/text" }, description: { description: "What it allows, in our own words.", $ref: "#/$defs/text" }, scopes: { description: "The scopes it offers, from narrow to wide; a switch has none.", type: "array", minItems: 1, uniqueItems: !0, items: { $ref: "#/$defs/id" } }, risk: { description: "How much harm it can do in the wrong hands.", type: "string", enum: ["low", "medium", "high", "critical"] }, requires: { description: "Permissions that it needs, each at least as wide.", $ref: "#/$defs/requirements" }, implies: { description: "Permissions that it brings by itself.", $ref: "#/$defs/requirements" }, fixed: { description: "Whether the platform decides it, so that nobody can grant or take it.", type: "boolean" }, needsReason: { description: "Whether holding it needs a written reason and a review date.", type: "boolean" }, inferred: { description: "Whether the manual does not say it.", type: "boolean" }, source: { description: "The id of the source that says it.", $ref: "#/$defs/id" } } } }, grants: { description: "Permissions by resource: a word for all of it, a list of actions, or a map from action to scope.", type: "object", propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { type: ["string", "array", "object"], pattern: "^[a-z0-9][a-z0-9-]*$", items: { $ref: "#/$defs/action" }, propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { $ref: "#/$defs/id" } } }, role: { description: "A role that the vendor ships.", type: "object", additionalProperties: !1, required: ["title", "description", "grants", "editable", "renamable", "deletable", "duplicable", "assignable"], properties: { title: { description: "The platform's name for it.", $ref: "#/$defs/text" }, description: { description: "Whom it is for, in our own words.", $ref: "#/$defs/text" }, scope: { description: "The role's own scope, or its usual reach.", $ref: "#/$defs/id" }, grants: { description: "What it grants: `undocumented` where nobody says, `everything`, or permissions by resource.", type: ["string", "object"], pattern: "^(?:undocumented|everything)$", propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { type: ["string", "array", "object"], pattern: "^[a-z0-9][a-z0-9-]*$", items: { $ref: "#/$defs/action" }, propertyNames: { $ref: "#/$defs/action" }, additionalProperties: { $ref: "#/$defs/id" } } }, fixedGrants: { description: "What this role has by a scheme of the platform that nobody can change.", $ref: "#/$defs/grants" }, complete: { description: "Whether the grants are all of them; yes where absent, unless they are undocumented.", type: "boolean" }, editable: { description: "Whether its permissions can be changed.", type: "boolean" }, renamable: { description: "Whether its name can be changed.", type: "boolean" }, deletable: { description: "Whether it can be deleted.", type: "boolean" }, duplicable: { description: "Whether a new role can start from it.", type: "boolean" }, assignable: { description: "Whether a customer can give it to users.", type: "boolean" }, reserved: { description: "Whether it belongs to the vendor's own staff; no where absent.", type: "boolean" }, subscriptions: { description: "The plans on which it exists; all of them where absent.", type: "array", minItems: 1, items: { $ref: "#/$defs/id" } }, exceptions: { description: "Permissions that break a requirement in the vendor's own role.", type: "array", items: { $ref: "#/$defs/permission" } }, inferred: { description: "Which facts of this role the manual does not say.", type: "array", uniqueItems: !0, items: { type: "string", enum: ["title", "description", "scope", "grants", "fixedGrants", "complete", "editable", "renamable", "deletable", "duplicable", "assignable", "reserved", "subscriptions", "exceptions"] } } } }, effect: { description: "When a kind of change takes effect, and for whom it matters.", type: "object", additionalProperties: !1, required: ["when", "signInAgain"], properties: { when: { description: "When it takes effect.", type: "string", enum: ["at-once", "next-sign-in", "unknown"] }, signInAgain: { description: "Who has to sign in again.", type: "string", enum: ["nobody", "holders"] }, note: { description: "What else there is to know.", $ref: "#/$defs/text" } } }, guide: { description: "A screen and the clicks on it. `{role}`, `{user}`, `{title}`, `{grants}`, `{scope}`, `{before}`, `{after}`, `{reason}` and `{note}` (the reason, and the plan by which it can be found again) are filled in.", type: "object", additionalProperties: !1, required: ["screen", "steps"], properties: { screen: { description: "Where it begins.", $ref: "#/$defs/text" }, steps: { description: "What to do, in order.", type: "array", minItems: 1, items: { $ref: "#/$defs/text" } } } } } } });
export {
  AccessTests,
  Assignments,
  Guardrails,
  JobFunction,
  People,
  Platform,
  Role,
  Target,
  schemas
};
