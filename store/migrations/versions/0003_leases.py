"""Who holds a lease is asked at every claim: an index of the pages that are held."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

HELD = sa.text("lease_until IS NOT NULL")


def upgrade() -> None:
    """Add the index; it has hardly any rows."""
    op.create_index(
        "ix_page_lease", "page", ["lease_until", "lease_owner", "host"], sqlite_where=HELD, postgresql_where=HELD
    )


def downgrade() -> None:
    """Take it away again."""
    op.drop_index("ix_page_lease", "page")
