"""The OpenAPI document: what the library writes, with the problems, headers and media types that every call shares."""

from dataclasses import dataclass
from typing import Any

from carefront.kit.api_problems import MEDIA_TYPE, Problem, titles

ALWAYS = (401, 404, 429, 503)
WHEN_WRITING = (400, 403, 409, 413, 415, 422)
_REPEAT = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": "Makes a call that is sent again have one effect and one answer, for two days.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 190, "pattern": "^[ -~]+$"},
}


def whole(document: Any) -> dict[str, Any]:
    """Answer `document`, as the library wrote it, with what every operation has in common."""
    told: dict[str, Any] = dict(document)
    parts = told.setdefault("components", {})
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    parts.setdefault("schemas", {}).update(schema.pop("$defs", {}))
    parts["schemas"]["Problem"] = schema
    parts["responses"] = {str(status): _problem(status, title) for status, title in titles().items()}
    for path in told["paths"].values():
        for method, operation in path.items():
            _complete(operation, method)
    return told


def _problem(status: int, title: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "description": title,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if status in {429, 503}:
        said["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}}
    return said


def _complete(operation: dict[str, Any], method: str) -> None:
    operation.pop("description", None) if operation.get("description") == operation.get("summary") else None
    answers = {str(status): said for status, said in operation["responses"].items()}
    statuses = [*ALWAYS, *(WHEN_WRITING if method != "get" else (403, 422))]
    for status in statuses:
        answers[str(status)] = {"$ref": f"#/components/responses/{status}"}
    operation["responses"] = dict(sorted(answers.items()))
    if method == "post":
        operation["parameters"] = [*operation.get("parameters", []), _REPEAT]


@dataclass(frozen=True, slots=True)
class OperationCard:
    """Show one operation on the page that lists them."""

    name: str
    method: str
    path: str
    summary: str
    told: str
    takes: tuple[str, ...]


def by_tag(document: dict[str, Any]) -> list[tuple[str, list[OperationCard]]]:
    """Answer every operation of a description, gathered by what it is about, in the order of the document."""
    found: dict[str, list[OperationCard]] = {}
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            card = OperationCard(
                told["operationId"], method.upper(), path, told["summary"], told.get("description", ""),
                _takes(document, told),
            )  # fmt: skip
            found.setdefault(told.get("tags", ["other"])[-1], []).append(card)
    return list(found.items())


def _takes(document: dict[str, Any], told: dict[str, Any]) -> tuple[str, ...]:
    names = [each["name"] for each in told.get("parameters", []) if each["in"] == "query"]
    content = told.get("requestBody", {}).get("content", {}).get("application/json", {})
    schema = content.get("schema", {})
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return (*names, *schema.get("properties", {}))
