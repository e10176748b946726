"""The rows of a very large update are told together once their pages are read: which group a page's announcement joins."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WAITING = sa.text("announce_group IS NOT NULL")


def upgrade() -> None:
    """Add the column and its index; nothing waits yet."""
    with op.batch_alter_table("page") as page:
        page.add_column(sa.Column("announce_group", sa.String(length=64), nullable=True))
    op.create_index(
        "ix_page_announce_group", "page", ["announce_group"], sqlite_where=WAITING, postgresql_where=WAITING
    )


def downgrade() -> None:
    """Take them away again."""
    op.drop_index("ix_page_announce_group", "page")
    with op.batch_alter_table("page") as page:
        page.drop_column("announce_group")
