"""Run by alembic: joins the connection that `models.migrate` has opened to the tables."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from models.tables import metadata
from models.types import RowId, UtcDateTime


def render_type(kind: str, item: Any, autogen_context: AutogenContext) -> str | Literal[False]:
    """Spells our own column types by name in drafted migrations."""
    if kind == "type" and isinstance(item, UtcDateTime):
        autogen_context.imports.add("from models.types import UtcDateTime")
        return "UtcDateTime()"
    if kind == "type" and item is RowId:
        autogen_context.imports.add("from models.types import RowId")
        return "RowId"
    return False


# Batches: SQLite alters a table by copying it.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=render_type,
)
with context.begin_transaction():
    context.run_migrations()
