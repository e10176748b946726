"""What reading needs: the proof of sameness and the open span of a page."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; pages get them with their next look."""
    with op.batch_alter_table("page") as page:
        page.add_column(sa.Column("sameness", sa.String(length=64), nullable=True))
        page.add_column(sa.Column("span_id", ID, nullable=True))
        page.add_column(sa.Column("unread_since", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("host") as host:
        host.add_column(sa.Column("missing", sa.Text(), nullable=True))
        host.add_column(sa.Column("missing_answered", sa.Boolean(), nullable=True))
        host.add_column(sa.Column("missing_at", sa.DateTime(timezone=True), nullable=True))
        host.add_column(sa.Column("templates", sa.JSON(none_as_null=True), nullable=True))
        host.add_column(sa.Column("templates_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Take them away again."""
    with op.batch_alter_table("host") as host:
        host.drop_column("templates_at")
        host.drop_column("templates")
        host.drop_column("missing_at")
        host.drop_column("missing_answered")
        host.drop_column("missing")
    with op.batch_alter_table("page") as page:
        page.drop_column("unread_since")
        page.drop_column("span_id")
        page.drop_column("sameness")
