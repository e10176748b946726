"""A page that stopped closing its html is judged by how it ends since then."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; every page is judged by its last version so far."""
    with op.batch_alter_table("page") as page:
        page.add_column(sa.Column("ending", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take it away again."""
    with op.batch_alter_table("page") as page:
        page.drop_column("ending")
