// Generated from schemas/ by `npm run generate`; never edited by hand.

// <stdin>
var isPlan = validate52, schema19 = { $schema: "https://json-schema.org/draft/2020-12/schema", $id: "files/plan.schema.json", type: "object", additionalProperties: !1, required: ["version", "digest", "validUntil", "targets", "operations", "access", "unlisted", "guards", "helpers", "gaps", "approvals", "effects", "pending", "waiting", "evidence", "refusals", "checksum"], properties: { version: { $ref: "../answers/plan.schema.json#/properties/version" }, digest: { $ref: "../answers/plan.schema.json#/properties/digest" }, validUntil: { $ref: "../answers/plan.schema.json#/properties/validUntil" }, targets: { $ref: "../answers/plan.schema.json#/properties/targets" }, operations: { $ref: "../answers/plan.schema.json#/properties/operations" }, access: { $ref: "../answers/plan.schema.json#/properties/access" }, unlisted: { $ref: "../answers/plan.schema.json#/properties/unlisted" }, guards: { $ref: "../answers/plan.schema.json#/properties/guards" }, helpers: { $ref: "../answers/plan.schema.json#/properties/helpers" }, gaps: { $ref: "../answers/plan.schema.json#/properties/gaps" }, approvals: { $ref: "../answers/plan.schema.json#/properties/approvals" }, effects: { $ref: "../answers/plan.schema.json#/properties/effects" }, pending: { $ref: "../answers/plan.schema.json#/properties/pending" }, waiting: { $ref: "../answers/plan.schema.json#/properties/waiting" }, evidence: { $ref: "../answers/plan.schema.json#/properties/evidence" }, refusals: { $ref: "../answers/plan.schema.json#/properties/refusals" }, checksum: { type: "string", pattern: "^sha256:[0-9a-f]{64}$" } } }, func0 = Object.prototype.hasOwnProperty;
function validate161(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate161.evaluated;
  return evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data == "number" && !(data % 1) && !isNaN(data) && isFinite(data) ? data !== 1 ? (validate161.errors = [{ instancePath, schemaPath: "#/const", keyword: "const", params: { allowedValue: 1 } }], !1) : (validate161.errors = vErrors, errors === 0) : (validate161.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "integer" } }], !1);
}
validate161.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var pattern3 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
function validate163(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate163.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (typeof data == "string") {
      if (!pattern3.test(data))
        return validate163.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^sha256:[0-9a-f]{64}$" } }], !1;
    } else
      return validate163.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }], !1;
  return validate163.errors = vErrors, errors === 0;
}
validate163.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var schema42 = { type: ["string", "null"], pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" }, pattern4 = new RegExp("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$", "u");
function validate165(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate165.evaluated;
  return evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data != "string" && data !== null ? (validate165.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: schema42.type } }], !1) : errors === 0 && typeof data == "string" && !pattern4.test(data) ? (validate165.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" } }], !1) : (validate165.errors = vErrors, errors === 0);
}
validate165.evaluated = { dynamicProps: !1, dynamicItems: !1 };
var pattern5 = new RegExp("\\S", "u");
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate55.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (typeof data == "string") {
      if (!pattern5.test(data))
        return validate55.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "\\S" } }], !1;
    } else
      return validate55.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }], !1;
  return validate55.errors = vErrors, errors === 0;
}
validate55.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate54.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.platform === void 0 || !func0.call(data, "platform")) && (missing0 = "platform") || (data.connector === void 0 || !func0.call(data, "connector")) && (missing0 = "connector") || (data.operations === void 0 || !func0.call(data, "operations")) && (missing0 = "operations") || (data.adopt === void 0 || !func0.call(data, "adopt")) && (missing0 = "adopt"))
        return validate54.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "id" || key0 === "platform" || key0 === "connector" || key0 === "operations" || key0 === "adopt")) {
            return validate54.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let _errs2 = errors;
            validate55(data.id, { instancePath: instancePath + "/id", parentData: data, parentDataProperty: "id", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.platform !== void 0 && func0.call(data, "platform")) {
              let _errs3 = errors;
              validate55(data.platform, { instancePath: instancePath + "/platform", parentData: data, parentDataProperty: "platform", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.connector !== void 0 && func0.call(data, "connector")) {
                let _errs4 = errors;
                validate55(data.connector, { instancePath: instancePath + "/connector", parentData: data, parentDataProperty: "connector", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                var valid0 = _errs4 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.operations !== void 0 && func0.call(data, "operations")) {
                  let data3 = data.operations, _errs5 = errors;
                  if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3) && isFinite(data3)))
                    return validate54.errors = [{ instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/type", keyword: "type", params: { type: "integer" } }], !1;
                  if (errors === _errs5 && typeof data3 == "number" && isFinite(data3) && (data3 < 0 || isNaN(data3)))
                    return validate54.errors = [{ instancePath: instancePath + "/operations", schemaPath: "#/properties/operations/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 } }], !1;
                  var valid0 = _errs5 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.adopt !== void 0 && func0.call(data, "adopt")) {
                    let data4 = data.adopt, _errs7 = errors;
                    if (errors === _errs7)
                      if (Array.isArray(data4)) {
                        var valid1 = !0;
                        let len0 = data4.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let _errs9 = errors;
                          validate55(data4[i0], { instancePath: instancePath + "/adopt/" + i0, parentData: data4, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                          var valid1 = _errs9 === errors;
                          if (!valid1)
                            break;
                        }
                      } else
                        return validate54.errors = [{ instancePath: instancePath + "/adopt", schemaPath: "#/properties/adopt/type", keyword: "type", params: { type: "array" } }], !1;
                    var valid0 = _errs7 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate54.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate54.errors = vErrors, errors === 0;
}
validate54.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate167(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate167.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (Array.isArray(data)) {
      var valid0 = !0;
      let len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let _errs1 = errors;
        validate54(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors), errors = vErrors.length);
        var valid0 = _errs1 === errors;
        if (!valid0)
          break;
      }
    } else
      return validate167.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }], !1;
  return validate167.errors = vErrors, errors === 0;
}
validate167.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
var schema23 = { type: "object", additionalProperties: !1, required: ["id", "target", "kind", "role", "user", "before", "after", "reason", "source"], properties: { id: { type: "string", pattern: "^[0-9a-f]{12}$" }, target: { $ref: "#/$defs/name" }, kind: { type: "string", enum: ["create-role", "update-role", "rename-role", "delete-role", "assign", "unassign", "set-role", "set-unit", "invite", "deactivate", "reactivate"] }, role: { type: ["string", "null"], pattern: "\\S" }, user: { type: ["string", "null"], pattern: "\\S" }, before: {}, after: {}, reason: { type: "string" }, source: { anyOf: [{ $ref: "#/$defs/location" }, { type: "null" }] } }, oneOf: [{ properties: { kind: { const: "create-role" }, role: { type: "string" }, user: { type: "null" }, before: { type: "null" }, after: { $ref: "#/$defs/roleContent" } } }, { properties: { kind: { const: "update-role" }, role: { type: "string" }, user: { type: "null" }, before: { $ref: "#/$defs/roleContent" }, after: { $ref: "#/$defs/roleContent" } } }, { properties: { kind: { const: "rename-role" }, role: { type: "string" }, user: { type: "null" }, before: { $ref: "#/$defs/titled" }, after: { $ref: "#/$defs/titled" } } }, { properties: { kind: { const: "delete-role" }, role: { type: "string" }, user: { type: "null" }, before: { $ref: "#/$defs/roleContent" }, after: { type: "null" } } }, { properties: { kind: { const: "assign" }, role: { type: "string" }, user: { type: "string" }, before: { type: "null" }, after: { $ref: "#/$defs/heldRole" } } }, { properties: { kind: { const: "unassign" }, role: { type: "string" }, user: { type: "string" }, before: { $ref: "#/$defs/heldRole" }, after: { type: "null" } } }, { properties: { kind: { const: "set-role" }, role: { type: "string" }, user: { type: "string" }, before: { anyOf: [{ $ref: "#/$defs/heldRole" }, { type: "null" }] }, after: { $ref: "#/$defs/heldRole" } } }, { properties: { kind: { const: "set-unit" }, role: { type: "string" }, user: { type: "string" }, before: { $ref: "#/$defs/heldRole" }, after: { $ref: "#/$defs/heldRole" } } }, { properties: { kind: { const: "invite" }, role: { type: "null" }, user: { type: "string" }, before: { type: "null" }, after: { $ref: "#/$defs/account" } } }, { properties: { kind: { enum: ["deactivate", "reactivate"] }, role: { type: "null" }, user: { type: "string" }, before: { $ref: "#/$defs/account" }, after: { $ref: "#/$defs/account" } } }] }, schema24 = { type: "object", additionalProperties: !1, required: ["title", "scope", "grants", "reportsTo"], properties: { title: { $ref: "#/$defs/name" }, scope: { type: ["string", "null"] }, grants: { type: "object", additionalProperties: { $ref: "#/$defs/name" } }, reportsTo: { type: ["string", "null"] } } };
function validate62(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate62.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.title === void 0 || !func0.call(data, "title")) && (missing0 = "title") || (data.scope === void 0 || !func0.call(data, "scope")) && (missing0 = "scope") || (data.grants === void 0 || !func0.call(data, "grants")) && (missing0 = "grants") || (data.reportsTo === void 0 || !func0.call(data, "reportsTo")) && (missing0 = "reportsTo"))
        return validate62.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "title" || key0 === "scope" || key0 === "grants" || key0 === "reportsTo")) {
            return validate62.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.title !== void 0 && func0.call(data, "title")) {
            let _errs2 = errors;
            validate55(data.title, { instancePath: instancePath + "/title", parentData: data, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.scope !== void 0 && func0.call(data, "scope")) {
              let data1 = data.scope, _errs3 = errors;
              if (typeof data1 != "string" && data1 !== null)
                return validate62.errors = [{ instancePath: instancePath + "/scope", schemaPath: "#/properties/scope/type", keyword: "type", params: { type: schema24.properties.scope.type } }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.grants !== void 0 && func0.call(data, "grants")) {
                let data2 = data.grants, _errs5 = errors;
                if (errors === _errs5)
                  if (data2 && typeof data2 == "object" && !Array.isArray(data2))
                    for (let key1 of Object.keys(data2)) {
                      let _errs8 = errors;
                      validate55(data2[key1], { instancePath: instancePath + "/grants/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data2, parentDataProperty: key1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                      var valid1 = _errs8 === errors;
                      if (!valid1)
                        break;
                    }
                  else
                    return validate62.errors = [{ instancePath: instancePath + "/grants", schemaPath: "#/properties/grants/type", keyword: "type", params: { type: "object" } }], !1;
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.reportsTo !== void 0 && func0.call(data, "reportsTo")) {
                  let data4 = data.reportsTo, _errs9 = errors;
                  if (typeof data4 != "string" && data4 !== null)
                    return validate62.errors = [{ instancePath: instancePath + "/reportsTo", schemaPath: "#/properties/reportsTo/type", keyword: "type", params: { type: schema24.properties.reportsTo.type } }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate62.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate62.errors = vErrors, errors === 0;
}
validate62.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate68(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate68.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.title === void 0 || !func0.call(data, "title")) && (missing0 = "title"))
        return validate68.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (key0 !== "title") {
            return validate68.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        _errs1 === errors && data.title !== void 0 && func0.call(data, "title") && (validate55(data.title, { instancePath: instancePath + "/title", parentData: data, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length));
      }
    } else
      return validate68.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate68.errors = vErrors, errors === 0;
}
validate68.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var schema26 = { type: "object", additionalProperties: !1, required: ["role", "unit"], properties: { role: { $ref: "#/$defs/name" }, unit: { type: ["string", "null"] } } };
function validate73(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate73.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.role === void 0 || !func0.call(data, "role")) && (missing0 = "role") || (data.unit === void 0 || !func0.call(data, "unit")) && (missing0 = "unit"))
        return validate73.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "role" || key0 === "unit")) {
            return validate73.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.role !== void 0 && func0.call(data, "role")) {
            let _errs2 = errors;
            validate55(data.role, { instancePath: instancePath + "/role", parentData: data, parentDataProperty: "role", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0)
            if (data.unit !== void 0 && func0.call(data, "unit")) {
              let data1 = data.unit, _errs3 = errors;
              if (typeof data1 != "string" && data1 !== null)
                return validate73.errors = [{ instancePath: instancePath + "/unit", schemaPath: "#/properties/unit/type", keyword: "type", params: { type: schema26.properties.unit.type } }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
        }
      }
    } else
      return validate73.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate73.errors = vErrors, errors === 0;
}
validate73.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate81(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate81.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.active === void 0 || !func0.call(data, "active")) && (missing0 = "active"))
        return validate81.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (key0 !== "active") {
            return validate81.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs1 === errors && data.active !== void 0 && func0.call(data, "active") && typeof data.active != "boolean")
          return validate81.errors = [{ instancePath: instancePath + "/active", schemaPath: "#/properties/active/type", keyword: "type", params: { type: "boolean" } }], !1;
      }
    } else
      return validate81.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate81.errors = vErrors, errors === 0;
}
validate81.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate88(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate88.evaluated;
  return evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), typeof data == "number" && !(data % 1) && !isNaN(data) && isFinite(data) ? errors === 0 && typeof data == "number" && isFinite(data) && (data < 1 || isNaN(data)) ? (validate88.errors = [{ instancePath, schemaPath: "#/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }], !1) : (validate88.errors = vErrors, errors === 0) : (validate88.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "integer" } }], !1);
}
validate88.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate86(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate86.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.file === void 0 || !func0.call(data, "file")) && (missing0 = "file") || (data.line === void 0 || !func0.call(data, "line")) && (missing0 = "line") || (data.column === void 0 || !func0.call(data, "column")) && (missing0 = "column") || (data.endLine === void 0 || !func0.call(data, "endLine")) && (missing0 = "endLine") || (data.endColumn === void 0 || !func0.call(data, "endColumn")) && (missing0 = "endColumn"))
        return validate86.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "file" || key0 === "line" || key0 === "column" || key0 === "endLine" || key0 === "endColumn")) {
            return validate86.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.file !== void 0 && func0.call(data, "file")) {
            let _errs2 = errors;
            validate55(data.file, { instancePath: instancePath + "/file", parentData: data, parentDataProperty: "file", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.line !== void 0 && func0.call(data, "line")) {
              let _errs3 = errors;
              validate88(data.line, { instancePath: instancePath + "/line", parentData: data, parentDataProperty: "line", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length);
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.column !== void 0 && func0.call(data, "column")) {
                let _errs4 = errors;
                validate88(data.column, { instancePath: instancePath + "/column", parentData: data, parentDataProperty: "column", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length);
                var valid0 = _errs4 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.endLine !== void 0 && func0.call(data, "endLine")) {
                  let _errs5 = errors;
                  validate88(data.endLine, { instancePath: instancePath + "/endLine", parentData: data, parentDataProperty: "endLine", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length);
                  var valid0 = _errs5 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.endColumn !== void 0 && func0.call(data, "endColumn")) {
                    let _errs6 = errors;
                    validate88(data.endColumn, { instancePath: instancePath + "/endColumn", parentData: data, parentDataProperty: "endColumn", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate88.errors : vErrors.concat(validate88.errors), errors = vErrors.length);
                    var valid0 = _errs6 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate86.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate86.errors = vErrors, errors === 0;
}
validate86.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
var pattern6 = new RegExp("^[0-9a-f]{12}$", "u");
function validate61(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate61.evaluated;
  evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0);
  let _errs1 = errors, valid0 = !1, passing0 = null, _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let _errs3 = errors;
      if (data.kind !== "create-role") {
        let err0 = { instancePath: instancePath + "/kind", schemaPath: "#/oneOf/0/properties/kind/const", keyword: "const", params: { allowedValue: "create-role" } };
        vErrors === null ? vErrors = [err0] : vErrors.push(err0), errors++;
      }
      var valid1 = _errs3 === errors;
    } else
      var valid1 = !0;
    if (valid1) {
      if (data.role !== void 0 && func0.call(data, "role")) {
        let _errs4 = errors;
        if (typeof data.role != "string") {
          let err1 = { instancePath: instancePath + "/role", schemaPath: "#/oneOf/0/properties/role/type", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err1] : vErrors.push(err1), errors++;
        }
        var valid1 = _errs4 === errors;
      } else
        var valid1 = !0;
      if (valid1) {
        if (data.user !== void 0 && func0.call(data, "user")) {
          let _errs6 = errors;
          if (data.user !== null) {
            let err2 = { instancePath: instancePath + "/user", schemaPath: "#/oneOf/0/properties/user/type", keyword: "type", params: { type: "null" } };
            vErrors === null ? vErrors = [err2] : vErrors.push(err2), errors++;
          }
          var valid1 = _errs6 === errors;
        } else
          var valid1 = !0;
        if (valid1) {
          if (data.before !== void 0 && func0.call(data, "before")) {
            let _errs8 = errors;
            if (data.before !== null) {
              let err3 = { instancePath: instancePath + "/before", schemaPath: "#/oneOf/0/properties/before/type", keyword: "type", params: { type: "null" } };
              vErrors === null ? vErrors = [err3] : vErrors.push(err3), errors++;
            }
            var valid1 = _errs8 === errors;
          } else
            var valid1 = !0;
          if (valid1)
            if (data.after !== void 0 && func0.call(data, "after")) {
              let _errs10 = errors;
              validate62(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length);
              var valid1 = _errs10 === errors;
            } else
              var valid1 = !0;
        }
      }
    }
  }
  var _valid0 = _errs2 === errors;
  if (_valid0) {
    valid0 = !0, passing0 = 0;
    var props0 = {};
    props0.kind = !0, props0.role = !0, props0.user = !0, props0.before = !0, props0.after = !0;
  }
  let _errs11 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind !== void 0 && func0.call(data, "kind")) {
      let _errs12 = errors;
      if (data.kind !== "update-role") {
        let err4 = { instancePath: instancePath + "/kind", schemaPath: "#/oneOf/1/properties/kind/const", keyword: "const", params: { allowedValue: "update-role" } };
        vErrors === null ? vErrors = [err4] : vErrors.push(err4), errors++;
      }
      var valid2 = _errs12 === errors;
    } else
      var valid2 = !0;
    if (valid2) {
      if (data.role !== void 0 && func0.call(data, "role")) {
        let _errs13 = errors;
        if (typeof data.role != "string") {
          let err5 = { instancePath: instancePath + "/role", schemaPath: "#/oneOf/1/properties/role/type", keyword: "type", params: { type: "string" } };
          vErrors === null ? vErrors = [err5] : vErrors.push(err5), errors++;
        }
        var valid2 = _errs13 === errors;
      } else
        var valid2 = !0;
      if (valid2) {
        if (data.user !== void 0 && func0.call(data, "user")) {
          let _errs15 = errors;
          if (data.user !== null) {
            let err6 = { instancePath: instancePath + "/user", schemaPath: "#/oneOf/1/properties/user/type", keyword: "type", params: { type: "null" } };
            vErrors === null ? vErrors = [err6] : vErrors.push(err6), errors++;
          }
          var valid2 = _errs15 === errors;
        } else
          var valid2 = !0;
        if (valid2) {
          if (data.before !== void 0 && func0.call(data, "before")) {
            let _errs17 = errors;
            validate62(data.before, { instancePath: instancePath + "/before", parentData: data, parentDataProperty: "before", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length);
            var valid2 = _errs17 === errors;
          } else
            var valid2 = !0;
          if (valid2)
            if (data.after !== void 0 && func0.call(data, "after")) {
              let _errs18 = errors;
              validate62(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length);
              var valid2 = _errs18 === errors;
            } else
              var valid2 = !0;
        }
      }
    }
  }
  var _valid0 = _errs11 === errors;
  if (_valid0 && valid0)
    valid0 = !1, passing0 = [passing0, 1];
  else {
    _valid0 && (valid0 = !0, passing0 = 1, props0 !== !0 && (props0 = props0 || {}, props0.kind = !0, props0.role = !0, props0.user = !0, props0.before = !0, props0.after = !0));
    let _errs19 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.kind !== void 0 && func0.call(data, "kind")) {
        let _errs20 = errors;
        if (data.kind !== "rename-role") {
          let err7 = { instancePath: instancePath + "/kind", schemaPath: "#/oneOf/2/properties/kind/const", keyword: "const", params: { allowedValue: "rename-role" } };
          vErrors === null ? vErrors = [err7] : vErrors.push(err7), errors++;
        }
        var valid3 = _errs20 === errors;
      } else
        var valid3 = !0;
      if (valid3) {
        if (data.role !== void 0 && func0.call(data, "role")) {
          let _errs21 = errors;
          if (typeof data.role != "string") {
            let err8 = { instancePath: instancePath + "/role", schemaPath: "#/oneOf/2/properties/role/type", keyword: "type", params: { type: "string" } };
            vErrors === null ? vErrors = [err8] : vErrors.push(err8), errors++;
          }
          var valid3 = _errs21 === errors;
        } else
          var valid3 = !0;
        if (valid3) {
          if (data.user !== void 0 && func0.call(data, "user")) {
            let _errs23 = errors;
            if (data.user !== null) {
              let err9 = { instancePath: instancePath + "/user", schemaPath: "#/oneOf/2/properties/user/type", keyword: "type", params: { type: "null" } };
              vErrors === null ? vErrors = [err9] : vErrors.push(err9), errors++;
            }
            var valid3 = _errs23 === errors;
          } else
            var valid3 = !0;
          if (valid3) {
            if (data.before !== void 0 && func0.call(data, "before")) {
              let _errs25 = errors;
              validate68(data.before, { instancePath: instancePath + "/before", parentData: data, parentDataProperty: "before", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors), errors = vErrors.length);
              var valid3 = _errs25 === errors;
            } else
              var valid3 = !0;
            if (valid3)
              if (data.after !== void 0 && func0.call(data, "after")) {
                let _errs26 = errors;
                validate68(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate68.errors : vErrors.concat(validate68.errors), errors = vErrors.length);
                var valid3 = _errs26 === errors;
              } else
                var valid3 = !0;
          }
        }
      }
    }
    var _valid0 = _errs19 === errors;
    if (_valid0 && valid0)
      valid0 = !1, passing0 = [passing0, 2];
    else {
      _valid0 && (valid0 = !0, passing0 = 2, props0 !== !0 && (props0 = props0 || {}, props0.kind = !0, props0.role = !0, props0.user = !0, props0.before = !0, props0.after = !0));
      let _errs27 = errors;
      if (data && typeof data == "object" && !Array.isArray(data)) {
        if (data.kind !== void 0 && func0.call(data, "kind")) {
          let _errs28 = errors;
          if (data.kind !== "delete-role") {
            let err10 = { instancePath: instancePath + "/kind", schemaPath: "#/oneOf/3/properties/kind/const", keyword: "const", params: { allowedValue: "delete-role" } };
            vErrors === null ? vErrors = [err10] : vErrors.push(err10), errors++;
          }
          var valid4 = _errs28 === errors;
        } else
          var valid4 = !0;
        if (valid4) {
          if (data.role !== void 0 && func0.call(data, "role")) {
            let _errs29 = errors;
            if (typeof data.role != "string") {
              let err11 = { instancePath: instancePath + "/role", schemaPath: "#/oneOf/3/properties/role/type", keyword: "type", params: { type: "string" } };
              vErrors === null ? vErrors = [err11] : vErrors.push(err11), errors++;
            }
            var valid4 = _errs29 === errors;
          } else
            var valid4 = !0;
          if (valid4) {
            if (data.user !== void 0 && func0.call(data, "user")) {
              let _errs31 = errors;
              if (data.user !== null) {
                let err12 = { instancePath: instancePath + "/user", schemaPath: "#/oneOf/3/properties/user/type", keyword: "type", params: { type: "null" } };
                vErrors === null ? vErrors = [err12] : vErrors.push(err12), errors++;
              }
              var valid4 = _errs31 === errors;
            } else
              var valid4 = !0;
            if (valid4) {
              if (data.before !== void 0 && func0.call(data, "before")) {
                let _errs33 = errors;
                validate62(data.before, { instancePath: instancePath + "/before", parentData: data, parentDataProperty: "before", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate62.errors : vErrors.concat(validate62.errors), errors = vErrors.length);
                var valid4 = _errs33 === errors;
              } else
                var valid4 = !0;
              if (valid4)
                if (data.after !== void 0 && func0.call(data, "after")) {
                  let _errs34 = errors;
                  if (data.after !== null) {
                    let err13 = { instancePath: instancePath + "/after", schemaPath: "#/oneOf/3/properties/after/type", keyword: "type", params: { type: "null" } };
                    vErrors === null ? vErrors = [err13] : vErrors.push(err13), errors++;
                  }
                  var valid4 = _errs34 === errors;
                } else
                  var valid4 = !0;
            }
          }
        }
      }
      var _valid0 = _errs27 === errors;
      if (_valid0 && valid0)
        valid0 = !1, passing0 = [passing0, 3];
      else {
        _valid0 && (valid0 = !0, passing0 = 3, props0 !== !0 && (props0 = props0 || {}, props0.kind = !0, props0.role = !0, props0.user = !0, props0.before = !0, props0.after = !0));
        let _errs36 = errors;
        if (data && typeof data == "object" && !Array.isArray(data)) {
          if (data.kind !== void 0 && func0.call(data, "kind")) {
            let _errs37 = errors;
            if (data.kind !== "assign") {
              let err14 = { instancePath: instancePath + "/kind", schemaPath: "#/oneOf/4/properties/kind/const", keyword: "const", params: { allowedValue: "assign" } };
              vErrors === null ? vErrors = [err14] : vErrors.push(err14), errors++;
            }
            var valid5 = _errs37 === errors;
          } else
            var valid5 = !0;
          if (valid5) {
            if (data.role !== void 0 && func0.call(data, "role")) {
              let _errs38 = errors;
              if (typeof data.role != "string") {
                let err15 = { instancePath: instancePath + "/role", schemaPath: "#/oneOf/4/properties/role/type", keyword: "type", params: { type: "string" } };
                vErrors === null ? vErrors = [err15] : vErrors.push(err15), errors++;
              }
              var valid5 = _errs38 === errors;
            } else
              var valid5 = !0;
            if (valid5) {
              if (data.user !== void 0 && func0.call(data, "user")) {
                let _errs40 = errors;
                if (typeof data.user != "string") {
                  let err16 = { instancePath: instancePath + "/user", schemaPath: "#/oneOf/4/properties/user/type", keyword: "type", params: { type: "string" } };
                  vErrors === null ? vErrors = [err16] : vErrors.push(err16), errors++;
                }
                var valid5 = _errs40 === errors;
              } else
                var valid5 = !0;
              if (valid5) {
                if (data.before !== void 0 && func0.call(data, "before")) {
                  let _errs42 = errors;
                  if (data.before !== null) {
                    let err17 = { instancePath: instancePath + "/before", schemaPath: "#/oneOf/4/properties/before/type", keyword: "type", params: { type: "null" } };
                    vErrors === null ? vErrors = [err17] : vErrors.push(err17), errors++;
                  }
                  var valid5 = _errs42 === errors;
                } else
                  var valid5 = !0;
                if (valid5)
                  if (data.after !== void 0 && func0.call(data, "after")) {
                    let _errs44 = errors;
                    validate73(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors), errors = vErrors.length);
                    var valid5 = _errs44 === errors;
                  } else
                    var valid5 = !0;
              }
            }
          }
        }
        var _valid0 = _errs36 === errors;
        if (_valid0 && valid0)
          valid0 = !1, passing0 = [passing0, 4];
        else {
          _valid0 && (valid0 = !0, passing0 = 4, props0 !== !0 && (props0 = props0 || {}, props0.kind = !0, props0.role = !0, props0.user = !0, props0.before = !0, props0.after = !0));
          let _errs45 = errors;
          if (data && typeof data == "object" && !Array.isArray(data)) {
            if (data.kind !== void 0 && func0.call(data, "kind")) {
              let _errs46 = errors;
              if (data.kind !== "unassign") {
                let err18 = { instancePath: instancePath + "/kind", schemaPath: "#/oneOf/5/properties/kind/const", keyword: "const", params: { allowedValue: "unassign" } };
                vErrors === null ? vErrors = [err18] : vErrors.push(err18), errors++;
              }
              var valid6 = _errs46 === errors;
            } else
              var valid6 = !0;
            if (valid6) {
              if (data.role !== void 0 && func0.call(data, "role")) {
                let _errs47 = errors;
                if (typeof data.role != "string") {
                  let err19 = { instancePath: instancePath + "/role", schemaPath: "#/oneOf/5/properties/role/type", keyword: "type", params: { type: "string" } };
                  vErrors === null ? vErrors = [err19] : vErrors.push(err19), errors++;
                }
                var valid6 = _errs47 === errors;
              } else
                var valid6 = !0;
              if (valid6) {
                if (data.user !== void 0 && func0.call(data, "user")) {
                  let _errs49 = errors;
                  if (typeof data.user != "string") {
                    let err20 = { instancePath: instancePath + "/user", schemaPath: "#/oneOf/5/properties/user/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err20] : vErrors.push(err20), errors++;
                  }
                  var valid6 = _errs49 === errors;
                } else
                  var valid6 = !0;
                if (valid6) {
                  if (data.before !== void 0 && func0.call(data, "before")) {
                    let _errs51 = errors;
                    validate73(data.before, { instancePath: instancePath + "/before", parentData: data, parentDataProperty: "before", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors), errors = vErrors.length);
                    var valid6 = _errs51 === errors;
                  } else
                    var valid6 = !0;
                  if (valid6)
                    if (data.after !== void 0 && func0.call(data, "after")) {
                      let _errs52 = errors;
                      if (data.after !== null) {
                        let err21 = { instancePath: instancePath + "/after", schemaPath: "#/oneOf/5/properties/after/type", keyword: "type", params: { type: "null" } };
                        vErrors === null ? vErrors = [err21] : vErrors.push(err21), errors++;
                      }
                      var valid6 = _errs52 === errors;
                    } else
                      var valid6 = !0;
                }
              }
            }
          }
          var _valid0 = _errs45 === errors;
          if (_valid0 && valid0)
            valid0 = !1, passing0 = [passing0, 5];
          else {
            _valid0 && (valid0 = !0, passing0 = 5, props0 !== !0 && (props0 = props0 || {}, props0.kind = !0, props0.role = !0, props0.user = !0, props0.before = !0, props0.after = !0));
            let _errs54 = errors;
            if (data && typeof data == "object" && !Array.isArray(data)) {
              if (data.kind !== void 0 && func0.call(data, "kind")) {
                let _errs55 = errors;
                if (data.kind !== "set-role") {
                  let err22 = { instancePath: instancePath + "/kind", schemaPath: "#/oneOf/6/properties/kind/const", keyword: "const", params: { allowedValue: "set-role" } };
                  vErrors === null ? vErrors = [err22] : vErrors.push(err22), errors++;
                }
                var valid7 = _errs55 === errors;
              } else
                var valid7 = !0;
              if (valid7) {
                if (data.role !== void 0 && func0.call(data, "role")) {
                  let _errs56 = errors;
                  if (typeof data.role != "string") {
                    let err23 = { instancePath: instancePath + "/role", schemaPath: "#/oneOf/6/properties/role/type", keyword: "type", params: { type: "string" } };
                    vErrors === null ? vErrors = [err23] : vErrors.push(err23), errors++;
                  }
                  var valid7 = _errs56 === errors;
                } else
                  var valid7 = !0;
                if (valid7) {
                  if (data.user !== void 0 && func0.call(data, "user")) {
                    let _errs58 = errors;
                    if (typeof data.user != "string") {
                      let err24 = { instancePath: instancePath + "/user", schemaPath: "#/oneOf/6/properties/user/type", keyword: "type", params: { type: "string" } };
                      vErrors === null ? vErrors = [err24] : vErrors.push(err24), errors++;
                    }
                    var valid7 = _errs58 === errors;
                  } else
                    var valid7 = !0;
                  if (valid7) {
                    if (data.before !== void 0 && func0.call(data, "before")) {
                      let data33 = data.before, _errs60 = errors, _errs61 = errors, valid8 = !1, _errs62 = errors;
                      validate73(data33, { instancePath: instancePath + "/before", parentData: data, parentDataProperty: "before", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors), errors = vErrors.length);
                      var _valid1 = _errs62 === errors;
                      valid8 = valid8 || _valid1;
                      let _errs63 = errors;
                      if (data33 !== null) {
                        let err25 = { instancePath: instancePath + "/before", schemaPath: "#/oneOf/6/properties/before/anyOf/1/type", keyword: "type", params: { type: "null" } };
                        vErrors === null ? vErrors = [err25] : vErrors.push(err25), errors++;
                      }
                      var _valid1 = _errs63 === errors;
                      if (valid8 = valid8 || _valid1, valid8)
                        errors = _errs61, vErrors !== null && (_errs61 ? vErrors.length = _errs61 : vErrors = null);
                      else {
                        let err26 = { instancePath: instancePath + "/before", schemaPath: "#/oneOf/6/properties/before/anyOf", keyword: "anyOf", params: {} };
                        vErrors === null ? vErrors = [err26] : vErrors.push(err26), errors++;
                      }
                      var valid7 = _errs60 === errors;
                    } else
                      var valid7 = !0;
                    if (valid7)
                      if (data.after !== void 0 && func0.call(data, "after")) {
                        let _errs65 = errors;
                        validate73(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors), errors = vErrors.length);
                        var valid7 = _errs65 === errors;
                      } else
                        var valid7 = !0;
                  }
                }
              }
            }
            var _valid0 = _errs54 === errors;
            if (_valid0 && valid0)
              valid0 = !1, passing0 = [passing0, 6];
            else {
              _valid0 && (valid0 = !0, passing0 = 6, props0 !== !0 && (props0 = props0 || {}, props0.kind = !0, props0.role = !0, props0.user = !0, props0.before = !0, props0.after = !0));
              let _errs66 = errors;
              if (data && typeof data == "object" && !Array.isArray(data)) {
                if (data.kind !== void 0 && func0.call(data, "kind")) {
                  let _errs67 = errors;
                  if (data.kind !== "set-unit") {
                    let err27 = { instancePath: instancePath + "/kind", schemaPath: "#/oneOf/7/properties/kind/const", keyword: "const", params: { allowedValue: "set-unit" } };
                    vErrors === null ? vErrors = [err27] : vErrors.push(err27), errors++;
                  }
                  var valid9 = _errs67 === errors;
                } else
                  var valid9 = !0;
                if (valid9) {
                  if (data.role !== void 0 && func0.call(data, "role")) {
                    let _errs68 = errors;
                    if (typeof data.role != "string") {
                      let err28 = { instancePath: instancePath + "/role", schemaPath: "#/oneOf/7/properties/role/type", keyword: "type", params: { type: "string" } };
                      vErrors === null ? vErrors = [err28] : vErrors.push(err28), errors++;
                    }
                    var valid9 = _errs68 === errors;
                  } else
                    var valid9 = !0;
                  if (valid9) {
                    if (data.user !== void 0 && func0.call(data, "user")) {
                      let _errs70 = errors;
                      if (typeof data.user != "string") {
                        let err29 = { instancePath: instancePath + "/user", schemaPath: "#/oneOf/7/properties/user/type", keyword: "type", params: { type: "string" } };
                        vErrors === null ? vErrors = [err29] : vErrors.push(err29), errors++;
                      }
                      var valid9 = _errs70 === errors;
                    } else
                      var valid9 = !0;
                    if (valid9) {
                      if (data.before !== void 0 && func0.call(data, "before")) {
                        let _errs72 = errors;
                        validate73(data.before, { instancePath: instancePath + "/before", parentData: data, parentDataProperty: "before", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors), errors = vErrors.length);
                        var valid9 = _errs72 === errors;
                      } else
                        var valid9 = !0;
                      if (valid9)
                        if (data.after !== void 0 && func0.call(data, "after")) {
                          let _errs73 = errors;
                          validate73(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate73.errors : vErrors.concat(validate73.errors), errors = vErrors.length);
                          var valid9 = _errs73 === errors;
                        } else
                          var valid9 = !0;
                    }
                  }
                }
              }
              var _valid0 = _errs66 === errors;
              if (_valid0 && valid0)
                valid0 = !1, passing0 = [passing0, 7];
              else {
                _valid0 && (valid0 = !0, passing0 = 7, props0 !== !0 && (props0 = props0 || {}, props0.kind = !0, props0.role = !0, props0.user = !0, props0.before = !0, props0.after = !0));
                let _errs74 = errors;
                if (data && typeof data == "object" && !Array.isArray(data)) {
                  if (data.kind !== void 0 && func0.call(data, "kind")) {
                    let _errs75 = errors;
                    if (data.kind !== "invite") {
                      let err30 = { instancePath: instancePath + "/kind", schemaPath: "#/oneOf/8/properties/kind/const", keyword: "const", params: { allowedValue: "invite" } };
                      vErrors === null ? vErrors = [err30] : vErrors.push(err30), errors++;
                    }
                    var valid10 = _errs75 === errors;
                  } else
                    var valid10 = !0;
                  if (valid10) {
                    if (data.role !== void 0 && func0.call(data, "role")) {
                      let _errs76 = errors;
                      if (data.role !== null) {
                        let err31 = { instancePath: instancePath + "/role", schemaPath: "#/oneOf/8/properties/role/type", keyword: "type", params: { type: "null" } };
                        vErrors === null ? vErrors = [err31] : vErrors.push(err31), errors++;
                      }
                      var valid10 = _errs76 === errors;
                    } else
                      var valid10 = !0;
                    if (valid10) {
                      if (data.user !== void 0 && func0.call(data, "user")) {
                        let _errs78 = errors;
                        if (typeof data.user != "string") {
                          let err32 = { instancePath: instancePath + "/user", schemaPath: "#/oneOf/8/properties/user/type", keyword: "type", params: { type: "string" } };
                          vErrors === null ? vErrors = [err32] : vErrors.push(err32), errors++;
                        }
                        var valid10 = _errs78 === errors;
                      } else
                        var valid10 = !0;
                      if (valid10) {
                        if (data.before !== void 0 && func0.call(data, "before")) {
                          let _errs80 = errors;
                          if (data.before !== null) {
                            let err33 = { instancePath: instancePath + "/before", schemaPath: "#/oneOf/8/properties/before/type", keyword: "type", params: { type: "null" } };
                            vErrors === null ? vErrors = [err33] : vErrors.push(err33), errors++;
                          }
                          var valid10 = _errs80 === errors;
                        } else
                          var valid10 = !0;
                        if (valid10)
                          if (data.after !== void 0 && func0.call(data, "after")) {
                            let _errs82 = errors;
                            validate81(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors), errors = vErrors.length);
                            var valid10 = _errs82 === errors;
                          } else
                            var valid10 = !0;
                      }
                    }
                  }
                }
                var _valid0 = _errs74 === errors;
                if (_valid0 && valid0)
                  valid0 = !1, passing0 = [passing0, 8];
                else {
                  _valid0 && (valid0 = !0, passing0 = 8, props0 !== !0 && (props0 = props0 || {}, props0.kind = !0, props0.role = !0, props0.user = !0, props0.before = !0, props0.after = !0));
                  let _errs83 = errors;
                  if (data && typeof data == "object" && !Array.isArray(data)) {
                    if (data.kind !== void 0 && func0.call(data, "kind")) {
                      let data45 = data.kind, _errs84 = errors;
                      if (!(data45 === "deactivate" || data45 === "reactivate")) {
                        let err34 = { instancePath: instancePath + "/kind", schemaPath: "#/oneOf/9/properties/kind/enum", keyword: "enum", params: { allowedValues: schema23.oneOf[9].properties.kind.enum } };
                        vErrors === null ? vErrors = [err34] : vErrors.push(err34), errors++;
                      }
                      var valid11 = _errs84 === errors;
                    } else
                      var valid11 = !0;
                    if (valid11) {
                      if (data.role !== void 0 && func0.call(data, "role")) {
                        let _errs85 = errors;
                        if (data.role !== null) {
                          let err35 = { instancePath: instancePath + "/role", schemaPath: "#/oneOf/9/properties/role/type", keyword: "type", params: { type: "null" } };
                          vErrors === null ? vErrors = [err35] : vErrors.push(err35), errors++;
                        }
                        var valid11 = _errs85 === errors;
                      } else
                        var valid11 = !0;
                      if (valid11) {
                        if (data.user !== void 0 && func0.call(data, "user")) {
                          let _errs87 = errors;
                          if (typeof data.user != "string") {
                            let err36 = { instancePath: instancePath + "/user", schemaPath: "#/oneOf/9/properties/user/type", keyword: "type", params: { type: "string" } };
                            vErrors === null ? vErrors = [err36] : vErrors.push(err36), errors++;
                          }
                          var valid11 = _errs87 === errors;
                        } else
                          var valid11 = !0;
                        if (valid11) {
                          if (data.before !== void 0 && func0.call(data, "before")) {
                            let _errs89 = errors;
                            validate81(data.before, { instancePath: instancePath + "/before", parentData: data, parentDataProperty: "before", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors), errors = vErrors.length);
                            var valid11 = _errs89 === errors;
                          } else
                            var valid11 = !0;
                          if (valid11)
                            if (data.after !== void 0 && func0.call(data, "after")) {
                              let _errs90 = errors;
                              validate81(data.after, { instancePath: instancePath + "/after", parentData: data, parentDataProperty: "after", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors), errors = vErrors.length);
                              var valid11 = _errs90 === errors;
                            } else
                              var valid11 = !0;
                        }
                      }
                    }
                  }
                  var _valid0 = _errs83 === errors;
                  _valid0 && valid0 ? (valid0 = !1, passing0 = [passing0, 9]) : _valid0 && (valid0 = !0, passing0 = 9, props0 !== !0 && (props0 = props0 || {}, props0.kind = !0, props0.role = !0, props0.user = !0, props0.before = !0, props0.after = !0));
                }
              }
            }
          }
        }
      }
    }
  }
  if (valid0)
    errors = _errs1, vErrors !== null && (_errs1 ? vErrors.length = _errs1 : vErrors = null);
  else {
    let err37 = { instancePath, schemaPath: "#/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 } };
    return vErrors === null ? vErrors = [err37] : vErrors.push(err37), errors++, validate61.errors = vErrors, !1;
  }
  if (errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.id === void 0 || !func0.call(data, "id")) && (missing0 = "id") || (data.target === void 0 || !func0.call(data, "target")) && (missing0 = "target") || (data.kind === void 0 || !func0.call(data, "kind")) && (missing0 = "kind") || (data.role === void 0 || !func0.call(data, "role")) && (missing0 = "role") || (data.user === void 0 || !func0.call(data, "user")) && (missing0 = "user") || (data.before === void 0 || !func0.call(data, "before")) && (missing0 = "before") || (data.after === void 0 || !func0.call(data, "after")) && (missing0 = "after") || (data.reason === void 0 || !func0.call(data, "reason")) && (missing0 = "reason") || (data.source === void 0 || !func0.call(data, "source")) && (missing0 = "source"))
        return validate61.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs91 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema23.properties, key0)) {
            return validate61.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs91 === errors) {
          if (data.id !== void 0 && func0.call(data, "id")) {
            let data50 = data.id, _errs92 = errors;
            if (errors === _errs92)
              if (typeof data50 == "string") {
                if (!pattern6.test(data50))
                  return validate61.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{12}$" } }], !1;
              } else
                return validate61.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" } }], !1;
            var valid12 = _errs92 === errors;
          } else
            var valid12 = !0;
          if (valid12) {
            if (data.target !== void 0 && func0.call(data, "target")) {
              let _errs94 = errors;
              validate55(data.target, { instancePath: instancePath + "/target", parentData: data, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
              var valid12 = _errs94 === errors;
            } else
              var valid12 = !0;
            if (valid12) {
              if (data.kind !== void 0 && func0.call(data, "kind")) {
                let data52 = data.kind, _errs95 = errors;
                if (typeof data52 != "string")
                  return validate61.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/type", keyword: "type", params: { type: "string" } }], !1;
                if (!(data52 === "create-role" || data52 === "update-role" || data52 === "rename-role" || data52 === "delete-role" || data52 === "assign" || data52 === "unassign" || data52 === "set-role" || data52 === "set-unit" || data52 === "invite" || data52 === "deactivate" || data52 === "reactivate"))
                  return validate61.errors = [{ instancePath: instancePath + "/kind", schemaPath: "#/properties/kind/enum", keyword: "enum", params: { allowedValues: schema23.properties.kind.enum } }], !1;
                var valid12 = _errs95 === errors;
              } else
                var valid12 = !0;
              if (valid12) {
                if (data.role !== void 0 && func0.call(data, "role")) {
                  let data53 = data.role, _errs97 = errors;
                  if (typeof data53 != "string" && data53 !== null)
                    return validate61.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/type", keyword: "type", params: { type: schema23.properties.role.type } }], !1;
                  if (errors === _errs97 && typeof data53 == "string" && !pattern5.test(data53))
                    return validate61.errors = [{ instancePath: instancePath + "/role", schemaPath: "#/properties/role/pattern", keyword: "pattern", params: { pattern: "\\S" } }], !1;
                  var valid12 = _errs97 === errors;
                } else
                  var valid12 = !0;
                if (valid12) {
                  if (data.user !== void 0 && func0.call(data, "user")) {
                    let data54 = data.user, _errs99 = errors;
                    if (typeof data54 != "string" && data54 !== null)
                      return validate61.errors = [{ instancePath: instancePath + "/user", schemaPath: "#/properties/user/type", keyword: "type", params: { type: schema23.properties.user.type } }], !1;
                    if (errors === _errs99 && typeof data54 == "string" && !pattern5.test(data54))
                      return validate61.errors = [{ instancePath: instancePath + "/user", schemaPath: "#/properties/user/pattern", keyword: "pattern", params: { pattern: "\\S" } }], !1;
                    var valid12 = _errs99 === errors;
                  } else
                    var valid12 = !0;
                  if (valid12) {
                    if (data.reason !== void 0 && func0.call(data, "reason")) {
                      let _errs101 = errors;
                      if (typeof data.reason != "string")
                        return validate61.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" } }], !1;
                      var valid12 = _errs101 === errors;
                    } else
                      var valid12 = !0;
                    if (valid12)
                      if (data.source !== void 0 && func0.call(data, "source")) {
                        let data56 = data.source, _errs103 = errors, _errs104 = errors, valid13 = !1, _errs105 = errors;
                        validate86(data56, { instancePath: instancePath + "/source", parentData: data, parentDataProperty: "source", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate86.errors : vErrors.concat(validate86.errors), errors = vErrors.length);
                        var _valid2 = _errs105 === errors;
                        valid13 = valid13 || _valid2;
                        let _errs106 = errors;
                        if (data56 !== null) {
                          let err38 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/anyOf/1/type", keyword: "type", params: { type: "null" } };
                          vErrors === null ? vErrors = [err38] : vErrors.push(err38), errors++;
                        }
                        var _valid2 = _errs106 === errors;
                        if (valid13 = valid13 || _valid2, valid13)
                          errors = _errs104, vErrors !== null && (_errs104 ? vErrors.length = _errs104 : vErrors = null);
                        else {
                          let err39 = { instancePath: instancePath + "/source", schemaPath: "#/properties/source/anyOf", keyword: "anyOf", params: {} };
                          return vErrors === null ? vErrors = [err39] : vErrors.push(err39), errors++, validate61.errors = vErrors, !1;
                        }
                        var valid12 = _errs103 === errors;
                      } else
                        var valid12 = !0;
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate61.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate61.errors = vErrors, errors === 0;
}
validate61.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate170(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate170.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (Array.isArray(data)) {
      var valid0 = !0;
      let len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let _errs1 = errors;
        validate61(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors), errors = vErrors.length);
        var valid0 = _errs1 === errors;
        if (!valid0)
          break;
      }
    } else
      return validate170.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }], !1;
  return validate170.errors = vErrors, errors === 0;
}
validate170.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
var schema31 = { type: "object", additionalProperties: !1, required: ["permission", "scope", "was", "risk", "through", "from", "until"], properties: { permission: { $ref: "#/$defs/name" }, scope: { $ref: "#/$defs/name" }, was: { type: ["string", "null"] }, risk: { type: "string", enum: ["low", "medium", "high", "critical"] }, through: { type: "array", items: { $ref: "#/$defs/name" } }, from: { type: ["string", "null"], pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" }, until: { type: ["string", "null"], pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" } } };
function validate99(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate99.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.permission === void 0 || !func0.call(data, "permission")) && (missing0 = "permission") || (data.scope === void 0 || !func0.call(data, "scope")) && (missing0 = "scope") || (data.was === void 0 || !func0.call(data, "was")) && (missing0 = "was") || (data.risk === void 0 || !func0.call(data, "risk")) && (missing0 = "risk") || (data.through === void 0 || !func0.call(data, "through")) && (missing0 = "through") || (data.from === void 0 || !func0.call(data, "from")) && (missing0 = "from") || (data.until === void 0 || !func0.call(data, "until")) && (missing0 = "until"))
        return validate99.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "permission" || key0 === "scope" || key0 === "was" || key0 === "risk" || key0 === "through" || key0 === "from" || key0 === "until")) {
            return validate99.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.permission !== void 0 && func0.call(data, "permission")) {
            let _errs2 = errors;
            validate55(data.permission, { instancePath: instancePath + "/permission", parentData: data, parentDataProperty: "permission", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.scope !== void 0 && func0.call(data, "scope")) {
              let _errs3 = errors;
              validate55(data.scope, { instancePath: instancePath + "/scope", parentData: data, parentDataProperty: "scope", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.was !== void 0 && func0.call(data, "was")) {
                let data2 = data.was, _errs4 = errors;
                if (typeof data2 != "string" && data2 !== null)
                  return validate99.errors = [{ instancePath: instancePath + "/was", schemaPath: "#/properties/was/type", keyword: "type", params: { type: schema31.properties.was.type } }], !1;
                var valid0 = _errs4 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.risk !== void 0 && func0.call(data, "risk")) {
                  let data3 = data.risk, _errs6 = errors;
                  if (typeof data3 != "string")
                    return validate99.errors = [{ instancePath: instancePath + "/risk", schemaPath: "#/properties/risk/type", keyword: "type", params: { type: "string" } }], !1;
                  if (!(data3 === "low" || data3 === "medium" || data3 === "high" || data3 === "critical"))
                    return validate99.errors = [{ instancePath: instancePath + "/risk", schemaPath: "#/properties/risk/enum", keyword: "enum", params: { allowedValues: schema31.properties.risk.enum } }], !1;
                  var valid0 = _errs6 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.through !== void 0 && func0.call(data, "through")) {
                    let data4 = data.through, _errs8 = errors;
                    if (errors === _errs8)
                      if (Array.isArray(data4)) {
                        var valid1 = !0;
                        let len0 = data4.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let _errs10 = errors;
                          validate55(data4[i0], { instancePath: instancePath + "/through/" + i0, parentData: data4, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                          var valid1 = _errs10 === errors;
                          if (!valid1)
                            break;
                        }
                      } else
                        return validate99.errors = [{ instancePath: instancePath + "/through", schemaPath: "#/properties/through/type", keyword: "type", params: { type: "array" } }], !1;
                    var valid0 = _errs8 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.from !== void 0 && func0.call(data, "from")) {
                      let data6 = data.from, _errs11 = errors;
                      if (typeof data6 != "string" && data6 !== null)
                        return validate99.errors = [{ instancePath: instancePath + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: schema31.properties.from.type } }], !1;
                      if (errors === _errs11 && typeof data6 == "string" && !pattern4.test(data6))
                        return validate99.errors = [{ instancePath: instancePath + "/from", schemaPath: "#/properties/from/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" } }], !1;
                      var valid0 = _errs11 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0)
                      if (data.until !== void 0 && func0.call(data, "until")) {
                        let data7 = data.until, _errs13 = errors;
                        if (typeof data7 != "string" && data7 !== null)
                          return validate99.errors = [{ instancePath: instancePath + "/until", schemaPath: "#/properties/until/type", keyword: "type", params: { type: schema31.properties.until.type } }], !1;
                        if (errors === _errs13 && typeof data7 == "string" && !pattern4.test(data7))
                          return validate99.errors = [{ instancePath: instancePath + "/until", schemaPath: "#/properties/until/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" } }], !1;
                        var valid0 = _errs13 === errors;
                      } else
                        var valid0 = !0;
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate99.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate99.errors = vErrors, errors === 0;
}
validate99.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate95(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate95.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.user === void 0 || !func0.call(data, "user")) && (missing0 = "user") || (data.target === void 0 || !func0.call(data, "target")) && (missing0 = "target") || (data.platform === void 0 || !func0.call(data, "platform")) && (missing0 = "platform") || (data.gained === void 0 || !func0.call(data, "gained")) && (missing0 = "gained") || (data.lost === void 0 || !func0.call(data, "lost")) && (missing0 = "lost"))
        return validate95.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "user" || key0 === "target" || key0 === "platform" || key0 === "gained" || key0 === "lost")) {
            return validate95.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.user !== void 0 && func0.call(data, "user")) {
            let _errs2 = errors;
            validate55(data.user, { instancePath: instancePath + "/user", parentData: data, parentDataProperty: "user", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.target !== void 0 && func0.call(data, "target")) {
              let _errs3 = errors;
              validate55(data.target, { instancePath: instancePath + "/target", parentData: data, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.platform !== void 0 && func0.call(data, "platform")) {
                let _errs4 = errors;
                validate55(data.platform, { instancePath: instancePath + "/platform", parentData: data, parentDataProperty: "platform", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                var valid0 = _errs4 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.gained !== void 0 && func0.call(data, "gained")) {
                  let data3 = data.gained, _errs5 = errors;
                  if (errors === _errs5)
                    if (Array.isArray(data3)) {
                      var valid1 = !0;
                      let len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let _errs7 = errors;
                        validate99(data3[i0], { instancePath: instancePath + "/gained/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors), errors = vErrors.length);
                        var valid1 = _errs7 === errors;
                        if (!valid1)
                          break;
                      }
                    } else
                      return validate95.errors = [{ instancePath: instancePath + "/gained", schemaPath: "#/properties/gained/type", keyword: "type", params: { type: "array" } }], !1;
                  var valid0 = _errs5 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.lost !== void 0 && func0.call(data, "lost")) {
                    let data5 = data.lost, _errs8 = errors;
                    if (errors === _errs8)
                      if (Array.isArray(data5)) {
                        var valid2 = !0;
                        let len1 = data5.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          let _errs10 = errors;
                          validate99(data5[i1], { instancePath: instancePath + "/lost/" + i1, parentData: data5, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate99.errors : vErrors.concat(validate99.errors), errors = vErrors.length);
                          var valid2 = _errs10 === errors;
                          if (!valid2)
                            break;
                        }
                      } else
                        return validate95.errors = [{ instancePath: instancePath + "/lost", schemaPath: "#/properties/lost/type", keyword: "type", params: { type: "array" } }], !1;
                    var valid0 = _errs8 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate95.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate95.errors = vErrors, errors === 0;
}
validate95.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate173(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate173.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (Array.isArray(data)) {
      var valid0 = !0;
      let len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let _errs1 = errors;
        validate95(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors), errors = vErrors.length);
        var valid0 = _errs1 === errors;
        if (!valid0)
          break;
      }
    } else
      return validate173.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }], !1;
  return validate173.errors = vErrors, errors === 0;
}
validate173.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate176(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate176.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (Array.isArray(data)) {
      var valid0 = !0;
      let len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data0 = data[i0], _errs1 = errors;
        if (errors === _errs1)
          if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
            let missing0;
            if ((data0.target === void 0 || !func0.call(data0, "target")) && (missing0 = "target") || (data0.role === void 0 || !func0.call(data0, "role")) && (missing0 = "role") || (data0.user === void 0 || !func0.call(data0, "user")) && (missing0 = "user"))
              return validate176.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "#/items/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
            {
              let _errs3 = errors;
              for (let key0 of Object.keys(data0))
                if (!(key0 === "target" || key0 === "role" || key0 === "user")) {
                  return validate176.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "#/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
                  break;
                }
              if (_errs3 === errors) {
                if (data0.target !== void 0 && func0.call(data0, "target")) {
                  let _errs4 = errors;
                  validate55(data0.target, { instancePath: instancePath + "/" + i0 + "/target", parentData: data0, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                  var valid1 = _errs4 === errors;
                } else
                  var valid1 = !0;
                if (valid1) {
                  if (data0.role !== void 0 && func0.call(data0, "role")) {
                    let _errs5 = errors;
                    validate55(data0.role, { instancePath: instancePath + "/" + i0 + "/role", parentData: data0, parentDataProperty: "role", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                    var valid1 = _errs5 === errors;
                  } else
                    var valid1 = !0;
                  if (valid1)
                    if (data0.user !== void 0 && func0.call(data0, "user")) {
                      let _errs6 = errors;
                      validate55(data0.user, { instancePath: instancePath + "/" + i0 + "/user", parentData: data0, parentDataProperty: "user", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                      var valid1 = _errs6 === errors;
                    } else
                      var valid1 = !0;
                }
              }
            }
          } else
            return validate176.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "object" } }], !1;
        var valid0 = _errs1 === errors;
        if (!valid0)
          break;
      }
    } else
      return validate176.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }], !1;
  return validate176.errors = vErrors, errors === 0;
}
validate176.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate181(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate181.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (Array.isArray(data)) {
      var valid0 = !0;
      let len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data0 = data[i0], _errs1 = errors;
        if (errors === _errs1)
          if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
            let missing0;
            if ((data0.guard === void 0 || !func0.call(data0, "guard")) && (missing0 = "guard") || (data0.target === void 0 || !func0.call(data0, "target")) && (missing0 = "target") || (data0.passed === void 0 || !func0.call(data0, "passed")) && (missing0 = "passed") || (data0.message === void 0 || !func0.call(data0, "message")) && (missing0 = "message"))
              return validate181.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "#/items/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
            {
              let _errs3 = errors;
              for (let key0 of Object.keys(data0))
                if (!(key0 === "guard" || key0 === "target" || key0 === "passed" || key0 === "message")) {
                  return validate181.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "#/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
                  break;
                }
              if (_errs3 === errors) {
                if (data0.guard !== void 0 && func0.call(data0, "guard")) {
                  let _errs4 = errors;
                  validate55(data0.guard, { instancePath: instancePath + "/" + i0 + "/guard", parentData: data0, parentDataProperty: "guard", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                  var valid1 = _errs4 === errors;
                } else
                  var valid1 = !0;
                if (valid1) {
                  if (data0.target !== void 0 && func0.call(data0, "target")) {
                    let _errs5 = errors;
                    validate55(data0.target, { instancePath: instancePath + "/" + i0 + "/target", parentData: data0, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                    var valid1 = _errs5 === errors;
                  } else
                    var valid1 = !0;
                  if (valid1) {
                    if (data0.passed !== void 0 && func0.call(data0, "passed")) {
                      let _errs6 = errors;
                      if (typeof data0.passed != "boolean")
                        return validate181.errors = [{ instancePath: instancePath + "/" + i0 + "/passed", schemaPath: "#/items/properties/passed/type", keyword: "type", params: { type: "boolean" } }], !1;
                      var valid1 = _errs6 === errors;
                    } else
                      var valid1 = !0;
                    if (valid1)
                      if (data0.message !== void 0 && func0.call(data0, "message")) {
                        let _errs8 = errors;
                        validate55(data0.message, { instancePath: instancePath + "/" + i0 + "/message", parentData: data0, parentDataProperty: "message", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                        var valid1 = _errs8 === errors;
                      } else
                        var valid1 = !0;
                  }
                }
              }
            }
          } else
            return validate181.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "object" } }], !1;
        var valid0 = _errs1 === errors;
        if (!valid0)
          break;
      }
    } else
      return validate181.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }], !1;
  return validate181.errors = vErrors, errors === 0;
}
validate181.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate112(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate112.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.target === void 0 || !func0.call(data, "target")) && (missing0 = "target") || (data.role === void 0 || !func0.call(data, "role")) && (missing0 = "role") || (data.title === void 0 || !func0.call(data, "title")) && (missing0 = "title") || (data.users === void 0 || !func0.call(data, "users")) && (missing0 = "users"))
        return validate112.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "target" || key0 === "role" || key0 === "title" || key0 === "users")) {
            return validate112.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.target !== void 0 && func0.call(data, "target")) {
            let _errs2 = errors;
            validate55(data.target, { instancePath: instancePath + "/target", parentData: data, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.role !== void 0 && func0.call(data, "role")) {
              let _errs3 = errors;
              validate55(data.role, { instancePath: instancePath + "/role", parentData: data, parentDataProperty: "role", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.title !== void 0 && func0.call(data, "title")) {
                let _errs4 = errors;
                validate55(data.title, { instancePath: instancePath + "/title", parentData: data, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                var valid0 = _errs4 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.users !== void 0 && func0.call(data, "users")) {
                  let data3 = data.users, _errs5 = errors;
                  if (errors === _errs5)
                    if (Array.isArray(data3)) {
                      var valid1 = !0;
                      let len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let _errs7 = errors;
                        validate55(data3[i0], { instancePath: instancePath + "/users/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                        var valid1 = _errs7 === errors;
                        if (!valid1)
                          break;
                      }
                    } else
                      return validate112.errors = [{ instancePath: instancePath + "/users", schemaPath: "#/properties/users/type", keyword: "type", params: { type: "array" } }], !1;
                  var valid0 = _errs5 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate112.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate112.errors = vErrors, errors === 0;
}
validate112.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate186(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate186.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (Array.isArray(data)) {
      var valid0 = !0;
      let len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let _errs1 = errors;
        validate112(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate112.errors : vErrors.concat(validate112.errors), errors = vErrors.length);
        var valid0 = _errs1 === errors;
        if (!valid0)
          break;
      }
    } else
      return validate186.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }], !1;
  return validate186.errors = vErrors, errors === 0;
}
validate186.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate122(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate122.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (typeof data == "string") {
      if (!pattern6.test(data))
        return validate122.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{12}$" } }], !1;
    } else
      return validate122.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }], !1;
  return validate122.errors = vErrors, errors === 0;
}
validate122.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate118(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate118.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.target === void 0 || !func0.call(data, "target")) && (missing0 = "target") || (data.user === void 0 || !func0.call(data, "user")) && (missing0 = "user") || (data.permissions === void 0 || !func0.call(data, "permissions")) && (missing0 = "permissions") || (data.from === void 0 || !func0.call(data, "from")) && (missing0 = "from") || (data.until === void 0 || !func0.call(data, "until")) && (missing0 = "until") || (data.steps === void 0 || !func0.call(data, "steps")) && (missing0 = "steps") || (data.seconds === void 0 || !func0.call(data, "seconds")) && (missing0 = "seconds"))
        return validate118.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "target" || key0 === "user" || key0 === "permissions" || key0 === "from" || key0 === "until" || key0 === "steps" || key0 === "seconds")) {
            return validate118.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.target !== void 0 && func0.call(data, "target")) {
            let _errs2 = errors;
            validate55(data.target, { instancePath: instancePath + "/target", parentData: data, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.user !== void 0 && func0.call(data, "user")) {
              let _errs3 = errors;
              validate55(data.user, { instancePath: instancePath + "/user", parentData: data, parentDataProperty: "user", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.permissions !== void 0 && func0.call(data, "permissions")) {
                let data2 = data.permissions, _errs4 = errors;
                if (errors === _errs4)
                  if (data2 && typeof data2 == "object" && !Array.isArray(data2))
                    for (let key1 of Object.keys(data2)) {
                      let _errs7 = errors;
                      validate55(data2[key1], { instancePath: instancePath + "/permissions/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data2, parentDataProperty: key1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                      var valid1 = _errs7 === errors;
                      if (!valid1)
                        break;
                    }
                  else
                    return validate118.errors = [{ instancePath: instancePath + "/permissions", schemaPath: "#/properties/permissions/type", keyword: "type", params: { type: "object" } }], !1;
                var valid0 = _errs4 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.from !== void 0 && func0.call(data, "from")) {
                  let _errs8 = errors;
                  validate122(data.from, { instancePath: instancePath + "/from", parentData: data, parentDataProperty: "from", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors), errors = vErrors.length);
                  var valid0 = _errs8 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.until !== void 0 && func0.call(data, "until")) {
                    let _errs9 = errors;
                    validate122(data.until, { instancePath: instancePath + "/until", parentData: data, parentDataProperty: "until", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors), errors = vErrors.length);
                    var valid0 = _errs9 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.steps !== void 0 && func0.call(data, "steps")) {
                      let data6 = data.steps, _errs10 = errors;
                      if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6)))
                        return validate118.errors = [{ instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/type", keyword: "type", params: { type: "integer" } }], !1;
                      if (errors === _errs10 && typeof data6 == "number" && isFinite(data6) && (data6 < 1 || isNaN(data6)))
                        return validate118.errors = [{ instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }], !1;
                      var valid0 = _errs10 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0)
                      if (data.seconds !== void 0 && func0.call(data, "seconds")) {
                        let data7 = data.seconds, _errs12 = errors;
                        if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)))
                          return validate118.errors = [{ instancePath: instancePath + "/seconds", schemaPath: "#/properties/seconds/type", keyword: "type", params: { type: "integer" } }], !1;
                        if (errors === _errs12 && typeof data7 == "number" && isFinite(data7) && (data7 < 1 || isNaN(data7)))
                          return validate118.errors = [{ instancePath: instancePath + "/seconds", schemaPath: "#/properties/seconds/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }], !1;
                        var valid0 = _errs12 === errors;
                      } else
                        var valid0 = !0;
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate118.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate118.errors = vErrors, errors === 0;
}
validate118.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate189(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate189.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (Array.isArray(data)) {
      var valid0 = !0;
      let len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let _errs1 = errors;
        validate118(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate118.errors : vErrors.concat(validate118.errors), errors = vErrors.length);
        var valid0 = _errs1 === errors;
        if (!valid0)
          break;
      }
    } else
      return validate189.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }], !1;
  return validate189.errors = vErrors, errors === 0;
}
validate189.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate126(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate126.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.when === void 0 || !func0.call(data, "when")) && (missing0 = "when") || (data.from === void 0 || !func0.call(data, "from")) && (missing0 = "from") || (data.count === void 0 || !func0.call(data, "count")) && (missing0 = "count") || (data.approvers === void 0 || !func0.call(data, "approvers")) && (missing0 = "approvers") || (data.because === void 0 || !func0.call(data, "because")) && (missing0 = "because"))
        return validate126.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "when" || key0 === "from" || key0 === "count" || key0 === "approvers" || key0 === "because")) {
            return validate126.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.when !== void 0 && func0.call(data, "when")) {
            let data0 = data.when, _errs2 = errors;
            if (errors === _errs2)
              if (data0 && typeof data0 == "object" && !Array.isArray(data0))
                for (let key1 of Object.keys(data0)) {
                  let _errs5 = errors;
                  validate55(data0[key1], { instancePath: instancePath + "/when/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), parentData: data0, parentDataProperty: key1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                  var valid1 = _errs5 === errors;
                  if (!valid1)
                    break;
                }
              else
                return validate126.errors = [{ instancePath: instancePath + "/when", schemaPath: "#/properties/when/type", keyword: "type", params: { type: "object" } }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.from !== void 0 && func0.call(data, "from")) {
              let data2 = data.from, _errs6 = errors;
              if (errors === _errs6)
                if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                  let missing1;
                  if ((data2.roles === void 0 || !func0.call(data2, "roles")) && (missing1 = "roles") || (data2.people === void 0 || !func0.call(data2, "people")) && (missing1 = "people"))
                    return validate126.errors = [{ instancePath: instancePath + "/from", schemaPath: "#/properties/from/required", keyword: "required", params: { missingProperty: missing1 } }], !1;
                  {
                    let _errs8 = errors;
                    for (let key2 of Object.keys(data2))
                      if (!(key2 === "roles" || key2 === "people")) {
                        return validate126.errors = [{ instancePath: instancePath + "/from", schemaPath: "#/properties/from/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } }], !1;
                        break;
                      }
                    if (_errs8 === errors) {
                      if (data2.roles !== void 0 && func0.call(data2, "roles")) {
                        let data3 = data2.roles, _errs9 = errors;
                        if (errors === _errs9)
                          if (Array.isArray(data3)) {
                            var valid3 = !0;
                            let len0 = data3.length;
                            for (let i0 = 0; i0 < len0; i0++) {
                              let _errs11 = errors;
                              validate55(data3[i0], { instancePath: instancePath + "/from/roles/" + i0, parentData: data3, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                              var valid3 = _errs11 === errors;
                              if (!valid3)
                                break;
                            }
                          } else
                            return validate126.errors = [{ instancePath: instancePath + "/from/roles", schemaPath: "#/properties/from/properties/roles/type", keyword: "type", params: { type: "array" } }], !1;
                        var valid2 = _errs9 === errors;
                      } else
                        var valid2 = !0;
                      if (valid2)
                        if (data2.people !== void 0 && func0.call(data2, "people")) {
                          let data5 = data2.people, _errs12 = errors;
                          if (errors === _errs12)
                            if (Array.isArray(data5)) {
                              var valid4 = !0;
                              let len1 = data5.length;
                              for (let i1 = 0; i1 < len1; i1++) {
                                let _errs14 = errors;
                                validate55(data5[i1], { instancePath: instancePath + "/from/people/" + i1, parentData: data5, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                                var valid4 = _errs14 === errors;
                                if (!valid4)
                                  break;
                              }
                            } else
                              return validate126.errors = [{ instancePath: instancePath + "/from/people", schemaPath: "#/properties/from/properties/people/type", keyword: "type", params: { type: "array" } }], !1;
                          var valid2 = _errs12 === errors;
                        } else
                          var valid2 = !0;
                    }
                  }
                } else
                  return validate126.errors = [{ instancePath: instancePath + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: "object" } }], !1;
              var valid0 = _errs6 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.count !== void 0 && func0.call(data, "count")) {
                let data7 = data.count, _errs15 = errors;
                if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7)))
                  return validate126.errors = [{ instancePath: instancePath + "/count", schemaPath: "#/properties/count/type", keyword: "type", params: { type: "integer" } }], !1;
                if (errors === _errs15 && typeof data7 == "number" && isFinite(data7) && (data7 < 1 || isNaN(data7)))
                  return validate126.errors = [{ instancePath: instancePath + "/count", schemaPath: "#/properties/count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 } }], !1;
                var valid0 = _errs15 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.approvers !== void 0 && func0.call(data, "approvers")) {
                  let data8 = data.approvers, _errs17 = errors;
                  if (errors === _errs17)
                    if (Array.isArray(data8)) {
                      var valid5 = !0;
                      let len2 = data8.length;
                      for (let i2 = 0; i2 < len2; i2++) {
                        let _errs19 = errors;
                        validate55(data8[i2], { instancePath: instancePath + "/approvers/" + i2, parentData: data8, parentDataProperty: i2, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                        var valid5 = _errs19 === errors;
                        if (!valid5)
                          break;
                      }
                    } else
                      return validate126.errors = [{ instancePath: instancePath + "/approvers", schemaPath: "#/properties/approvers/type", keyword: "type", params: { type: "array" } }], !1;
                  var valid0 = _errs17 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.because !== void 0 && func0.call(data, "because")) {
                    let data10 = data.because, _errs20 = errors;
                    if (errors === _errs20)
                      if (Array.isArray(data10)) {
                        var valid6 = !0;
                        let len3 = data10.length;
                        for (let i3 = 0; i3 < len3; i3++) {
                          let _errs22 = errors;
                          validate55(data10[i3], { instancePath: instancePath + "/because/" + i3, parentData: data10, parentDataProperty: i3, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                          var valid6 = _errs22 === errors;
                          if (!valid6)
                            break;
                        }
                      } else
                        return validate126.errors = [{ instancePath: instancePath + "/because", schemaPath: "#/properties/because/type", keyword: "type", params: { type: "array" } }], !1;
                    var valid0 = _errs20 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate126.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate126.errors = vErrors, errors === 0;
}
validate126.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate192(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate192.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (Array.isArray(data)) {
      var valid0 = !0;
      let len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let _errs1 = errors;
        validate126(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate126.errors : vErrors.concat(validate126.errors), errors = vErrors.length);
        var valid0 = _errs1 === errors;
        if (!valid0)
          break;
      }
    } else
      return validate192.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }], !1;
  return validate192.errors = vErrors, errors === 0;
}
validate192.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate133(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate133.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.target === void 0 || !func0.call(data, "target")) && (missing0 = "target") || (data.takesEffect === void 0 || !func0.call(data, "takesEffect")) && (missing0 = "takesEffect") || (data.signInAgain === void 0 || !func0.call(data, "signInAgain")) && (missing0 = "signInAgain") || (data.fallback === void 0 || !func0.call(data, "fallback")) && (missing0 = "fallback") || (data.checklists === void 0 || !func0.call(data, "checklists")) && (missing0 = "checklists"))
        return validate133.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "target" || key0 === "takesEffect" || key0 === "signInAgain" || key0 === "fallback" || key0 === "checklists")) {
            return validate133.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.target !== void 0 && func0.call(data, "target")) {
            let _errs2 = errors;
            validate55(data.target, { instancePath: instancePath + "/target", parentData: data, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.takesEffect !== void 0 && func0.call(data, "takesEffect")) {
              let data1 = data.takesEffect, _errs3 = errors;
              if (errors === _errs3)
                if (Array.isArray(data1)) {
                  var valid1 = !0;
                  let len0 = data1.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    let _errs5 = errors;
                    validate55(data1[i0], { instancePath: instancePath + "/takesEffect/" + i0, parentData: data1, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                    var valid1 = _errs5 === errors;
                    if (!valid1)
                      break;
                  }
                } else
                  return validate133.errors = [{ instancePath: instancePath + "/takesEffect", schemaPath: "#/properties/takesEffect/type", keyword: "type", params: { type: "array" } }], !1;
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.signInAgain !== void 0 && func0.call(data, "signInAgain")) {
                let data3 = data.signInAgain, _errs6 = errors;
                if (errors === _errs6)
                  if (Array.isArray(data3)) {
                    var valid2 = !0;
                    let len1 = data3.length;
                    for (let i1 = 0; i1 < len1; i1++) {
                      let _errs8 = errors;
                      validate55(data3[i1], { instancePath: instancePath + "/signInAgain/" + i1, parentData: data3, parentDataProperty: i1, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                      var valid2 = _errs8 === errors;
                      if (!valid2)
                        break;
                    }
                  } else
                    return validate133.errors = [{ instancePath: instancePath + "/signInAgain", schemaPath: "#/properties/signInAgain/type", keyword: "type", params: { type: "array" } }], !1;
                var valid0 = _errs6 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.fallback !== void 0 && func0.call(data, "fallback")) {
                  let data5 = data.fallback, _errs9 = errors;
                  if (errors === _errs9)
                    if (Array.isArray(data5)) {
                      var valid3 = !0;
                      let len2 = data5.length;
                      for (let i2 = 0; i2 < len2; i2++) {
                        let data6 = data5[i2], _errs11 = errors;
                        if (errors === _errs11)
                          if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                            let missing1;
                            if ((data6.user === void 0 || !func0.call(data6, "user")) && (missing1 = "user") || (data6.role === void 0 || !func0.call(data6, "role")) && (missing1 = "role"))
                              return validate133.errors = [{ instancePath: instancePath + "/fallback/" + i2, schemaPath: "#/properties/fallback/items/required", keyword: "required", params: { missingProperty: missing1 } }], !1;
                            {
                              let _errs13 = errors;
                              for (let key1 of Object.keys(data6))
                                if (!(key1 === "user" || key1 === "role")) {
                                  return validate133.errors = [{ instancePath: instancePath + "/fallback/" + i2, schemaPath: "#/properties/fallback/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } }], !1;
                                  break;
                                }
                              if (_errs13 === errors) {
                                if (data6.user !== void 0 && func0.call(data6, "user")) {
                                  let _errs14 = errors;
                                  validate55(data6.user, { instancePath: instancePath + "/fallback/" + i2 + "/user", parentData: data6, parentDataProperty: "user", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                                  var valid4 = _errs14 === errors;
                                } else
                                  var valid4 = !0;
                                if (valid4)
                                  if (data6.role !== void 0 && func0.call(data6, "role")) {
                                    let _errs15 = errors;
                                    validate55(data6.role, { instancePath: instancePath + "/fallback/" + i2 + "/role", parentData: data6, parentDataProperty: "role", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                                    var valid4 = _errs15 === errors;
                                  } else
                                    var valid4 = !0;
                              }
                            }
                          } else
                            return validate133.errors = [{ instancePath: instancePath + "/fallback/" + i2, schemaPath: "#/properties/fallback/items/type", keyword: "type", params: { type: "object" } }], !1;
                        var valid3 = _errs11 === errors;
                        if (!valid3)
                          break;
                      }
                    } else
                      return validate133.errors = [{ instancePath: instancePath + "/fallback", schemaPath: "#/properties/fallback/type", keyword: "type", params: { type: "array" } }], !1;
                  var valid0 = _errs9 === errors;
                } else
                  var valid0 = !0;
                if (valid0)
                  if (data.checklists !== void 0 && func0.call(data, "checklists")) {
                    let data9 = data.checklists, _errs16 = errors;
                    if (errors === _errs16)
                      if (Array.isArray(data9)) {
                        var valid5 = !0;
                        let len3 = data9.length;
                        for (let i3 = 0; i3 < len3; i3++) {
                          let data10 = data9[i3], _errs18 = errors;
                          if (errors === _errs18)
                            if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                              let missing2;
                              if ((data10.title === void 0 || !func0.call(data10, "title")) && (missing2 = "title") || (data10.steps === void 0 || !func0.call(data10, "steps")) && (missing2 = "steps"))
                                return validate133.errors = [{ instancePath: instancePath + "/checklists/" + i3, schemaPath: "#/properties/checklists/items/required", keyword: "required", params: { missingProperty: missing2 } }], !1;
                              {
                                let _errs20 = errors;
                                for (let key2 of Object.keys(data10))
                                  if (!(key2 === "title" || key2 === "steps")) {
                                    return validate133.errors = [{ instancePath: instancePath + "/checklists/" + i3, schemaPath: "#/properties/checklists/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } }], !1;
                                    break;
                                  }
                                if (_errs20 === errors) {
                                  if (data10.title !== void 0 && func0.call(data10, "title")) {
                                    let _errs21 = errors;
                                    validate55(data10.title, { instancePath: instancePath + "/checklists/" + i3 + "/title", parentData: data10, parentDataProperty: "title", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                                    var valid6 = _errs21 === errors;
                                  } else
                                    var valid6 = !0;
                                  if (valid6)
                                    if (data10.steps !== void 0 && func0.call(data10, "steps")) {
                                      let data12 = data10.steps, _errs22 = errors;
                                      if (errors === _errs22)
                                        if (Array.isArray(data12)) {
                                          if (data12.length < 1)
                                            return validate133.errors = [{ instancePath: instancePath + "/checklists/" + i3 + "/steps", schemaPath: "#/properties/checklists/items/properties/steps/minItems", keyword: "minItems", params: { limit: 1 } }], !1;
                                          {
                                            var valid7 = !0;
                                            let len4 = data12.length;
                                            for (let i4 = 0; i4 < len4; i4++) {
                                              let _errs24 = errors;
                                              validate55(data12[i4], { instancePath: instancePath + "/checklists/" + i3 + "/steps/" + i4, parentData: data12, parentDataProperty: i4, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                                              var valid7 = _errs24 === errors;
                                              if (!valid7)
                                                break;
                                            }
                                          }
                                        } else
                                          return validate133.errors = [{ instancePath: instancePath + "/checklists/" + i3 + "/steps", schemaPath: "#/properties/checklists/items/properties/steps/type", keyword: "type", params: { type: "array" } }], !1;
                                      var valid6 = _errs22 === errors;
                                    } else
                                      var valid6 = !0;
                                }
                              }
                            } else
                              return validate133.errors = [{ instancePath: instancePath + "/checklists/" + i3, schemaPath: "#/properties/checklists/items/type", keyword: "type", params: { type: "object" } }], !1;
                          var valid5 = _errs18 === errors;
                          if (!valid5)
                            break;
                        }
                      } else
                        return validate133.errors = [{ instancePath: instancePath + "/checklists", schemaPath: "#/properties/checklists/type", keyword: "type", params: { type: "array" } }], !1;
                    var valid0 = _errs16 === errors;
                  } else
                    var valid0 = !0;
              }
            }
          }
        }
      }
    } else
      return validate133.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate133.errors = vErrors, errors === 0;
}
validate133.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate195(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate195.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (Array.isArray(data)) {
      var valid0 = !0;
      let len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let _errs1 = errors;
        validate133(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate133.errors : vErrors.concat(validate133.errors), errors = vErrors.length);
        var valid0 = _errs1 === errors;
        if (!valid0)
          break;
      }
    } else
      return validate195.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }], !1;
  return validate195.errors = vErrors, errors === 0;
}
validate195.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate142(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate142.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.operation === void 0 || !func0.call(data, "operation")) && (missing0 = "operation") || (data.target === void 0 || !func0.call(data, "target")) && (missing0 = "target") || (data.guide === void 0 || !func0.call(data, "guide")) && (missing0 = "guide"))
        return validate142.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "operation" || key0 === "target" || key0 === "guide")) {
            return validate142.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.operation !== void 0 && func0.call(data, "operation")) {
            let _errs2 = errors;
            validate122(data.operation, { instancePath: instancePath + "/operation", parentData: data, parentDataProperty: "operation", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.target !== void 0 && func0.call(data, "target")) {
              let _errs3 = errors;
              validate55(data.target, { instancePath: instancePath + "/target", parentData: data, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0)
              if (data.guide !== void 0 && func0.call(data, "guide")) {
                let data2 = data.guide, _errs4 = errors;
                if (errors === _errs4)
                  if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                    let missing1;
                    if ((data2.screen === void 0 || !func0.call(data2, "screen")) && (missing1 = "screen") || (data2.steps === void 0 || !func0.call(data2, "steps")) && (missing1 = "steps"))
                      return validate142.errors = [{ instancePath: instancePath + "/guide", schemaPath: "#/properties/guide/required", keyword: "required", params: { missingProperty: missing1 } }], !1;
                    {
                      let _errs6 = errors;
                      for (let key1 of Object.keys(data2))
                        if (!(key1 === "screen" || key1 === "steps")) {
                          return validate142.errors = [{ instancePath: instancePath + "/guide", schemaPath: "#/properties/guide/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } }], !1;
                          break;
                        }
                      if (_errs6 === errors) {
                        if (data2.screen !== void 0 && func0.call(data2, "screen")) {
                          let _errs7 = errors;
                          validate55(data2.screen, { instancePath: instancePath + "/guide/screen", parentData: data2, parentDataProperty: "screen", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                          var valid1 = _errs7 === errors;
                        } else
                          var valid1 = !0;
                        if (valid1)
                          if (data2.steps !== void 0 && func0.call(data2, "steps")) {
                            let data4 = data2.steps, _errs8 = errors;
                            if (errors === _errs8)
                              if (Array.isArray(data4)) {
                                var valid2 = !0;
                                let len0 = data4.length;
                                for (let i0 = 0; i0 < len0; i0++) {
                                  let _errs10 = errors;
                                  validate55(data4[i0], { instancePath: instancePath + "/guide/steps/" + i0, parentData: data4, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                                  var valid2 = _errs10 === errors;
                                  if (!valid2)
                                    break;
                                }
                              } else
                                return validate142.errors = [{ instancePath: instancePath + "/guide/steps", schemaPath: "#/properties/guide/properties/steps/type", keyword: "type", params: { type: "array" } }], !1;
                            var valid1 = _errs8 === errors;
                          } else
                            var valid1 = !0;
                      }
                    }
                  } else
                    return validate142.errors = [{ instancePath: instancePath + "/guide", schemaPath: "#/properties/guide/type", keyword: "type", params: { type: "object" } }], !1;
                var valid0 = _errs4 === errors;
              } else
                var valid0 = !0;
          }
        }
      }
    } else
      return validate142.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate142.errors = vErrors, errors === 0;
}
validate142.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate198(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate198.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (Array.isArray(data)) {
      var valid0 = !0;
      let len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let _errs1 = errors;
        validate142(data[i0], { instancePath: instancePath + "/" + i0, parentData: data, parentDataProperty: i0, rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors), errors = vErrors.length);
        var valid0 = _errs1 === errors;
        if (!valid0)
          break;
      }
    } else
      return validate198.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }], !1;
  return validate198.errors = vErrors, errors === 0;
}
validate198.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate201(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate201.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (Array.isArray(data)) {
      var valid0 = !0;
      let len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data0 = data[i0], _errs1 = errors;
        if (errors === _errs1)
          if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
            let missing0;
            if ((data0.target === void 0 || !func0.call(data0, "target")) && (missing0 = "target") || (data0.user === void 0 || !func0.call(data0, "user")) && (missing0 = "user") || (data0.reason === void 0 || !func0.call(data0, "reason")) && (missing0 = "reason"))
              return validate201.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "#/items/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
            {
              let _errs3 = errors;
              for (let key0 of Object.keys(data0))
                if (!(key0 === "target" || key0 === "user" || key0 === "reason")) {
                  return validate201.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "#/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
                  break;
                }
              if (_errs3 === errors) {
                if (data0.target !== void 0 && func0.call(data0, "target")) {
                  let _errs4 = errors;
                  validate55(data0.target, { instancePath: instancePath + "/" + i0 + "/target", parentData: data0, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                  var valid1 = _errs4 === errors;
                } else
                  var valid1 = !0;
                if (valid1) {
                  if (data0.user !== void 0 && func0.call(data0, "user")) {
                    let _errs5 = errors;
                    validate55(data0.user, { instancePath: instancePath + "/" + i0 + "/user", parentData: data0, parentDataProperty: "user", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                    var valid1 = _errs5 === errors;
                  } else
                    var valid1 = !0;
                  if (valid1)
                    if (data0.reason !== void 0 && func0.call(data0, "reason")) {
                      let _errs6 = errors;
                      validate55(data0.reason, { instancePath: instancePath + "/" + i0 + "/reason", parentData: data0, parentDataProperty: "reason", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                      var valid1 = _errs6 === errors;
                    } else
                      var valid1 = !0;
                }
              }
            }
          } else
            return validate201.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "object" } }], !1;
        var valid0 = _errs1 === errors;
        if (!valid0)
          break;
      }
    } else
      return validate201.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }], !1;
  return validate201.errors = vErrors, errors === 0;
}
validate201.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
var schema38 = { type: "object", additionalProperties: !1, required: ["revision", "policy", "bases", "states"], properties: { revision: { type: ["string", "null"] }, policy: { $ref: "#/$defs/name" }, bases: { type: "array", items: { type: "object", additionalProperties: !1, required: ["target", "revision", "because", "differs"], properties: { target: { $ref: "#/$defs/name" }, revision: { type: ["string", "null"] }, because: { type: "string", enum: ["named", "applied", "head", "same"] }, differs: { type: "boolean" } } } }, states: { type: "array", items: { type: "object", additionalProperties: !1, required: ["target", "state"], properties: { target: { $ref: "#/$defs/name" }, state: { $ref: "#/$defs/hash" } } } } } };
function validate155(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate155.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (typeof data == "string") {
      if (!pattern3.test(data))
        return validate155.errors = [{ instancePath, schemaPath: "#/pattern", keyword: "pattern", params: { pattern: "^sha256:[0-9a-f]{64}$" } }], !1;
    } else
      return validate155.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "string" } }], !1;
  return validate155.errors = vErrors, errors === 0;
}
validate155.evaluated = { dynamicProps: !1, dynamicItems: !1 };
function validate206(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate206.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.revision === void 0 || !func0.call(data, "revision")) && (missing0 = "revision") || (data.policy === void 0 || !func0.call(data, "policy")) && (missing0 = "policy") || (data.bases === void 0 || !func0.call(data, "bases")) && (missing0 = "bases") || (data.states === void 0 || !func0.call(data, "states")) && (missing0 = "states"))
        return validate206.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!(key0 === "revision" || key0 === "policy" || key0 === "bases" || key0 === "states")) {
            return validate206.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.revision !== void 0 && func0.call(data, "revision")) {
            let data0 = data.revision, _errs2 = errors;
            if (typeof data0 != "string" && data0 !== null)
              return validate206.errors = [{ instancePath: instancePath + "/revision", schemaPath: "#/properties/revision/type", keyword: "type", params: { type: schema38.properties.revision.type } }], !1;
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.policy !== void 0 && func0.call(data, "policy")) {
              let _errs4 = errors;
              validate55(data.policy, { instancePath: instancePath + "/policy", parentData: data, parentDataProperty: "policy", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
              var valid0 = _errs4 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.bases !== void 0 && func0.call(data, "bases")) {
                let data2 = data.bases, _errs5 = errors;
                if (errors === _errs5)
                  if (Array.isArray(data2)) {
                    var valid1 = !0;
                    let len0 = data2.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let data3 = data2[i0], _errs7 = errors;
                      if (errors === _errs7)
                        if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                          let missing1;
                          if ((data3.target === void 0 || !func0.call(data3, "target")) && (missing1 = "target") || (data3.revision === void 0 || !func0.call(data3, "revision")) && (missing1 = "revision") || (data3.because === void 0 || !func0.call(data3, "because")) && (missing1 = "because") || (data3.differs === void 0 || !func0.call(data3, "differs")) && (missing1 = "differs"))
                            return validate206.errors = [{ instancePath: instancePath + "/bases/" + i0, schemaPath: "#/properties/bases/items/required", keyword: "required", params: { missingProperty: missing1 } }], !1;
                          {
                            let _errs9 = errors;
                            for (let key1 of Object.keys(data3))
                              if (!(key1 === "target" || key1 === "revision" || key1 === "because" || key1 === "differs")) {
                                return validate206.errors = [{ instancePath: instancePath + "/bases/" + i0, schemaPath: "#/properties/bases/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 } }], !1;
                                break;
                              }
                            if (_errs9 === errors) {
                              if (data3.target !== void 0 && func0.call(data3, "target")) {
                                let _errs10 = errors;
                                validate55(data3.target, { instancePath: instancePath + "/bases/" + i0 + "/target", parentData: data3, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                                var valid2 = _errs10 === errors;
                              } else
                                var valid2 = !0;
                              if (valid2) {
                                if (data3.revision !== void 0 && func0.call(data3, "revision")) {
                                  let data5 = data3.revision, _errs11 = errors;
                                  if (typeof data5 != "string" && data5 !== null)
                                    return validate206.errors = [{ instancePath: instancePath + "/bases/" + i0 + "/revision", schemaPath: "#/properties/bases/items/properties/revision/type", keyword: "type", params: { type: schema38.properties.bases.items.properties.revision.type } }], !1;
                                  var valid2 = _errs11 === errors;
                                } else
                                  var valid2 = !0;
                                if (valid2) {
                                  if (data3.because !== void 0 && func0.call(data3, "because")) {
                                    let data6 = data3.because, _errs13 = errors;
                                    if (typeof data6 != "string")
                                      return validate206.errors = [{ instancePath: instancePath + "/bases/" + i0 + "/because", schemaPath: "#/properties/bases/items/properties/because/type", keyword: "type", params: { type: "string" } }], !1;
                                    if (!(data6 === "named" || data6 === "applied" || data6 === "head" || data6 === "same"))
                                      return validate206.errors = [{ instancePath: instancePath + "/bases/" + i0 + "/because", schemaPath: "#/properties/bases/items/properties/because/enum", keyword: "enum", params: { allowedValues: schema38.properties.bases.items.properties.because.enum } }], !1;
                                    var valid2 = _errs13 === errors;
                                  } else
                                    var valid2 = !0;
                                  if (valid2)
                                    if (data3.differs !== void 0 && func0.call(data3, "differs")) {
                                      let _errs15 = errors;
                                      if (typeof data3.differs != "boolean")
                                        return validate206.errors = [{ instancePath: instancePath + "/bases/" + i0 + "/differs", schemaPath: "#/properties/bases/items/properties/differs/type", keyword: "type", params: { type: "boolean" } }], !1;
                                      var valid2 = _errs15 === errors;
                                    } else
                                      var valid2 = !0;
                                }
                              }
                            }
                          }
                        } else
                          return validate206.errors = [{ instancePath: instancePath + "/bases/" + i0, schemaPath: "#/properties/bases/items/type", keyword: "type", params: { type: "object" } }], !1;
                      var valid1 = _errs7 === errors;
                      if (!valid1)
                        break;
                    }
                  } else
                    return validate206.errors = [{ instancePath: instancePath + "/bases", schemaPath: "#/properties/bases/type", keyword: "type", params: { type: "array" } }], !1;
                var valid0 = _errs5 === errors;
              } else
                var valid0 = !0;
              if (valid0)
                if (data.states !== void 0 && func0.call(data, "states")) {
                  let data8 = data.states, _errs17 = errors;
                  if (errors === _errs17)
                    if (Array.isArray(data8)) {
                      var valid3 = !0;
                      let len1 = data8.length;
                      for (let i1 = 0; i1 < len1; i1++) {
                        let data9 = data8[i1], _errs19 = errors;
                        if (errors === _errs19)
                          if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                            let missing2;
                            if ((data9.target === void 0 || !func0.call(data9, "target")) && (missing2 = "target") || (data9.state === void 0 || !func0.call(data9, "state")) && (missing2 = "state"))
                              return validate206.errors = [{ instancePath: instancePath + "/states/" + i1, schemaPath: "#/properties/states/items/required", keyword: "required", params: { missingProperty: missing2 } }], !1;
                            {
                              let _errs21 = errors;
                              for (let key2 of Object.keys(data9))
                                if (!(key2 === "target" || key2 === "state")) {
                                  return validate206.errors = [{ instancePath: instancePath + "/states/" + i1, schemaPath: "#/properties/states/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 } }], !1;
                                  break;
                                }
                              if (_errs21 === errors) {
                                if (data9.target !== void 0 && func0.call(data9, "target")) {
                                  let _errs22 = errors;
                                  validate55(data9.target, { instancePath: instancePath + "/states/" + i1 + "/target", parentData: data9, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                                  var valid4 = _errs22 === errors;
                                } else
                                  var valid4 = !0;
                                if (valid4)
                                  if (data9.state !== void 0 && func0.call(data9, "state")) {
                                    let _errs23 = errors;
                                    validate155(data9.state, { instancePath: instancePath + "/states/" + i1 + "/state", parentData: data9, parentDataProperty: "state", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate155.errors : vErrors.concat(validate155.errors), errors = vErrors.length);
                                    var valid4 = _errs23 === errors;
                                  } else
                                    var valid4 = !0;
                              }
                            }
                          } else
                            return validate206.errors = [{ instancePath: instancePath + "/states/" + i1, schemaPath: "#/properties/states/items/type", keyword: "type", params: { type: "object" } }], !1;
                        var valid3 = _errs19 === errors;
                        if (!valid3)
                          break;
                      }
                    } else
                      return validate206.errors = [{ instancePath: instancePath + "/states", schemaPath: "#/properties/states/type", keyword: "type", params: { type: "array" } }], !1;
                  var valid0 = _errs17 === errors;
                } else
                  var valid0 = !0;
            }
          }
        }
      }
    } else
      return validate206.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate206.errors = vErrors, errors === 0;
}
validate206.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
function validate212(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate212.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (Array.isArray(data)) {
      var valid0 = !0;
      let len0 = data.length;
      for (let i0 = 0; i0 < len0; i0++) {
        let data0 = data[i0], _errs1 = errors;
        if (errors === _errs1)
          if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
            let missing0;
            if ((data0.target === void 0 || !func0.call(data0, "target")) && (missing0 = "target") || (data0.message === void 0 || !func0.call(data0, "message")) && (missing0 = "message") || (data0.help === void 0 || !func0.call(data0, "help")) && (missing0 = "help"))
              return validate212.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "#/items/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
            {
              let _errs3 = errors;
              for (let key0 of Object.keys(data0))
                if (!(key0 === "target" || key0 === "message" || key0 === "help")) {
                  return validate212.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "#/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
                  break;
                }
              if (_errs3 === errors) {
                if (data0.target !== void 0 && func0.call(data0, "target")) {
                  let _errs4 = errors;
                  validate55(data0.target, { instancePath: instancePath + "/" + i0 + "/target", parentData: data0, parentDataProperty: "target", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                  var valid1 = _errs4 === errors;
                } else
                  var valid1 = !0;
                if (valid1) {
                  if (data0.message !== void 0 && func0.call(data0, "message")) {
                    let _errs5 = errors;
                    validate55(data0.message, { instancePath: instancePath + "/" + i0 + "/message", parentData: data0, parentDataProperty: "message", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                    var valid1 = _errs5 === errors;
                  } else
                    var valid1 = !0;
                  if (valid1)
                    if (data0.help !== void 0 && func0.call(data0, "help")) {
                      let _errs6 = errors;
                      validate55(data0.help, { instancePath: instancePath + "/" + i0 + "/help", parentData: data0, parentDataProperty: "help", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors), errors = vErrors.length);
                      var valid1 = _errs6 === errors;
                    } else
                      var valid1 = !0;
                }
              }
            }
          } else
            return validate212.errors = [{ instancePath: instancePath + "/" + i0, schemaPath: "#/items/type", keyword: "type", params: { type: "object" } }], !1;
        var valid0 = _errs1 === errors;
        if (!valid0)
          break;
      }
    } else
      return validate212.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "array" } }], !1;
  return validate212.errors = vErrors, errors === 0;
}
validate212.evaluated = { items: !0, dynamicProps: !1, dynamicItems: !1 };
function validate52(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) {
  let vErrors = null, errors = 0, evaluated0 = validate52.evaluated;
  if (evaluated0.dynamicProps && (evaluated0.props = void 0), evaluated0.dynamicItems && (evaluated0.items = void 0), errors === 0)
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if ((data.version === void 0 || !func0.call(data, "version")) && (missing0 = "version") || (data.digest === void 0 || !func0.call(data, "digest")) && (missing0 = "digest") || (data.validUntil === void 0 || !func0.call(data, "validUntil")) && (missing0 = "validUntil") || (data.targets === void 0 || !func0.call(data, "targets")) && (missing0 = "targets") || (data.operations === void 0 || !func0.call(data, "operations")) && (missing0 = "operations") || (data.access === void 0 || !func0.call(data, "access")) && (missing0 = "access") || (data.unlisted === void 0 || !func0.call(data, "unlisted")) && (missing0 = "unlisted") || (data.guards === void 0 || !func0.call(data, "guards")) && (missing0 = "guards") || (data.helpers === void 0 || !func0.call(data, "helpers")) && (missing0 = "helpers") || (data.gaps === void 0 || !func0.call(data, "gaps")) && (missing0 = "gaps") || (data.approvals === void 0 || !func0.call(data, "approvals")) && (missing0 = "approvals") || (data.effects === void 0 || !func0.call(data, "effects")) && (missing0 = "effects") || (data.pending === void 0 || !func0.call(data, "pending")) && (missing0 = "pending") || (data.waiting === void 0 || !func0.call(data, "waiting")) && (missing0 = "waiting") || (data.evidence === void 0 || !func0.call(data, "evidence")) && (missing0 = "evidence") || (data.refusals === void 0 || !func0.call(data, "refusals")) && (missing0 = "refusals") || (data.checksum === void 0 || !func0.call(data, "checksum")) && (missing0 = "checksum"))
        return validate52.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 } }], !1;
      {
        let _errs1 = errors;
        for (let key0 of Object.keys(data))
          if (!func0.call(schema19.properties, key0)) {
            return validate52.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 } }], !1;
            break;
          }
        if (_errs1 === errors) {
          if (data.version !== void 0 && func0.call(data, "version")) {
            let _errs2 = errors;
            validate161(data.version, { instancePath: instancePath + "/version", parentData: data, parentDataProperty: "version", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate161.errors : vErrors.concat(validate161.errors), errors = vErrors.length);
            var valid0 = _errs2 === errors;
          } else
            var valid0 = !0;
          if (valid0) {
            if (data.digest !== void 0 && func0.call(data, "digest")) {
              let _errs3 = errors;
              validate163(data.digest, { instancePath: instancePath + "/digest", parentData: data, parentDataProperty: "digest", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate163.errors : vErrors.concat(validate163.errors), errors = vErrors.length);
              var valid0 = _errs3 === errors;
            } else
              var valid0 = !0;
            if (valid0) {
              if (data.validUntil !== void 0 && func0.call(data, "validUntil")) {
                let _errs4 = errors;
                validate165(data.validUntil, { instancePath: instancePath + "/validUntil", parentData: data, parentDataProperty: "validUntil", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate165.errors : vErrors.concat(validate165.errors), errors = vErrors.length);
                var valid0 = _errs4 === errors;
              } else
                var valid0 = !0;
              if (valid0) {
                if (data.targets !== void 0 && func0.call(data, "targets")) {
                  let _errs5 = errors;
                  validate167(data.targets, { instancePath: instancePath + "/targets", parentData: data, parentDataProperty: "targets", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate167.errors : vErrors.concat(validate167.errors), errors = vErrors.length);
                  var valid0 = _errs5 === errors;
                } else
                  var valid0 = !0;
                if (valid0) {
                  if (data.operations !== void 0 && func0.call(data, "operations")) {
                    let _errs6 = errors;
                    validate170(data.operations, { instancePath: instancePath + "/operations", parentData: data, parentDataProperty: "operations", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate170.errors : vErrors.concat(validate170.errors), errors = vErrors.length);
                    var valid0 = _errs6 === errors;
                  } else
                    var valid0 = !0;
                  if (valid0) {
                    if (data.access !== void 0 && func0.call(data, "access")) {
                      let _errs7 = errors;
                      validate173(data.access, { instancePath: instancePath + "/access", parentData: data, parentDataProperty: "access", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate173.errors : vErrors.concat(validate173.errors), errors = vErrors.length);
                      var valid0 = _errs7 === errors;
                    } else
                      var valid0 = !0;
                    if (valid0) {
                      if (data.unlisted !== void 0 && func0.call(data, "unlisted")) {
                        let _errs8 = errors;
                        validate176(data.unlisted, { instancePath: instancePath + "/unlisted", parentData: data, parentDataProperty: "unlisted", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate176.errors : vErrors.concat(validate176.errors), errors = vErrors.length);
                        var valid0 = _errs8 === errors;
                      } else
                        var valid0 = !0;
                      if (valid0) {
                        if (data.guards !== void 0 && func0.call(data, "guards")) {
                          let _errs9 = errors;
                          validate181(data.guards, { instancePath: instancePath + "/guards", parentData: data, parentDataProperty: "guards", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate181.errors : vErrors.concat(validate181.errors), errors = vErrors.length);
                          var valid0 = _errs9 === errors;
                        } else
                          var valid0 = !0;
                        if (valid0) {
                          if (data.helpers !== void 0 && func0.call(data, "helpers")) {
                            let _errs10 = errors;
                            validate186(data.helpers, { instancePath: instancePath + "/helpers", parentData: data, parentDataProperty: "helpers", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors), errors = vErrors.length);
                            var valid0 = _errs10 === errors;
                          } else
                            var valid0 = !0;
                          if (valid0) {
                            if (data.gaps !== void 0 && func0.call(data, "gaps")) {
                              let _errs11 = errors;
                              validate189(data.gaps, { instancePath: instancePath + "/gaps", parentData: data, parentDataProperty: "gaps", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate189.errors : vErrors.concat(validate189.errors), errors = vErrors.length);
                              var valid0 = _errs11 === errors;
                            } else
                              var valid0 = !0;
                            if (valid0) {
                              if (data.approvals !== void 0 && func0.call(data, "approvals")) {
                                let _errs12 = errors;
                                validate192(data.approvals, { instancePath: instancePath + "/approvals", parentData: data, parentDataProperty: "approvals", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate192.errors : vErrors.concat(validate192.errors), errors = vErrors.length);
                                var valid0 = _errs12 === errors;
                              } else
                                var valid0 = !0;
                              if (valid0) {
                                if (data.effects !== void 0 && func0.call(data, "effects")) {
                                  let _errs13 = errors;
                                  validate195(data.effects, { instancePath: instancePath + "/effects", parentData: data, parentDataProperty: "effects", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate195.errors : vErrors.concat(validate195.errors), errors = vErrors.length);
                                  var valid0 = _errs13 === errors;
                                } else
                                  var valid0 = !0;
                                if (valid0) {
                                  if (data.pending !== void 0 && func0.call(data, "pending")) {
                                    let _errs14 = errors;
                                    validate198(data.pending, { instancePath: instancePath + "/pending", parentData: data, parentDataProperty: "pending", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate198.errors : vErrors.concat(validate198.errors), errors = vErrors.length);
                                    var valid0 = _errs14 === errors;
                                  } else
                                    var valid0 = !0;
                                  if (valid0) {
                                    if (data.waiting !== void 0 && func0.call(data, "waiting")) {
                                      let _errs15 = errors;
                                      validate201(data.waiting, { instancePath: instancePath + "/waiting", parentData: data, parentDataProperty: "waiting", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate201.errors : vErrors.concat(validate201.errors), errors = vErrors.length);
                                      var valid0 = _errs15 === errors;
                                    } else
                                      var valid0 = !0;
                                    if (valid0) {
                                      if (data.evidence !== void 0 && func0.call(data, "evidence")) {
                                        let _errs16 = errors;
                                        validate206(data.evidence, { instancePath: instancePath + "/evidence", parentData: data, parentDataProperty: "evidence", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate206.errors : vErrors.concat(validate206.errors), errors = vErrors.length);
                                        var valid0 = _errs16 === errors;
                                      } else
                                        var valid0 = !0;
                                      if (valid0) {
                                        if (data.refusals !== void 0 && func0.call(data, "refusals")) {
                                          let _errs17 = errors;
                                          validate212(data.refusals, { instancePath: instancePath + "/refusals", parentData: data, parentDataProperty: "refusals", rootData, dynamicAnchors }) || (vErrors = vErrors === null ? validate212.errors : vErrors.concat(validate212.errors), errors = vErrors.length);
                                          var valid0 = _errs17 === errors;
                                        } else
                                          var valid0 = !0;
                                        if (valid0)
                                          if (data.checksum !== void 0 && func0.call(data, "checksum")) {
                                            let data16 = data.checksum, _errs18 = errors;
                                            if (errors === _errs18)
                                              if (typeof data16 == "string") {
                                                if (!pattern3.test(data16))
                                                  return validate52.errors = [{ instancePath: instancePath + "/checksum", schemaPath: "#/properties/checksum/pattern", keyword: "pattern", params: { pattern: "^sha256:[0-9a-f]{64}$" } }], !1;
                                              } else
                                                return validate52.errors = [{ instancePath: instancePath + "/checksum", schemaPath: "#/properties/checksum/type", keyword: "type", params: { type: "string" } }], !1;
                                            var valid0 = _errs18 === errors;
                                          } else
                                            var valid0 = !0;
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else
      return validate52.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" } }], !1;
  return validate52.errors = vErrors, errors === 0;
}
validate52.evaluated = { props: !0, dynamicProps: !1, dynamicItems: !1 };
export {
  isPlan
};
