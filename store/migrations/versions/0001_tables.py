"""All tables, and the full-text index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TIME = sa.DateTime(timezone=True)
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "body",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("base", sa.String(length=64), nullable=True),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["base"], ["body.digest"], name="fk_body_base_body"),
        sa.PrimaryKeyConstraint("digest", name="pk_body"),
    )
    op.create_index("ix_body_base", "body", ["base"], unique=False)
    op.create_table(
        "condition",
        sa.Column("id", ID, nullable=False),
        sa.Column("source_id", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("opened", sa.Integer(), nullable=False),
        sa.Column("since", TIME, nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_condition"),
        sa.UniqueConstraint("source_id", "kind", name="uq_condition_source_id_kind"),
    )
    op.create_table(
        "counter",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_counter"),
    )
    op.create_table(
        "host",
        sa.Column("host", sa.String(length=260), nullable=False),
        sa.Column("robots", sa.Text(), nullable=True),
        sa.Column("robots_status", sa.Integer(), nullable=True),
        sa.Column("robots_at", TIME, nullable=True),
        sa.Column("not_before", TIME, nullable=True),
        sa.PrimaryKeyConstraint("host", name="pk_host"),
    )
    op.create_table(
        "policy_state",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("saved_at", TIME, nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_policy_state"),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("agency", sa.String(length=300), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("last_ok_at", TIME, nullable=True),
        sa.Column("added_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
    )
    op.create_table(
        "subscription",
        sa.Column("id", ID, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("address_key", sa.String(length=64), nullable=False),
        sa.Column("address_masked", sa.String(length=200), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("audience", sa.String(length=12), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("types", sa.JSON(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("keywords", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=10), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("since_seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_subscription"),
    )
    op.create_table(
        "message",
        sa.Column("id", ID, nullable=False),
        sa.Column("subscription_id", ID, nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("message_id", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", TIME, nullable=False),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("sent_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(
            ["subscription_id"], ["subscription.id"], name="fk_message_subscription_id_subscription"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        sa.UniqueConstraint("subscription_id", "key", name="uq_message_subscription_id_key"),
    )
    op.create_index("ix_message_state", "message", ["state", "next_attempt_at"], unique=False)
    op.create_table(
        "page",
        sa.Column("id", ID, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_key", sa.String(length=64), nullable=False),
        sa.Column("host", sa.String(length=260), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("source_id", sa.String(length=120), nullable=False),
        sa.Column("parent_id", ID, nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("added_at", TIME, nullable=False),
        sa.Column("announce", sa.Boolean(), nullable=False),
        sa.Column("version_n", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=True),
        sa.Column("body_fingerprint", sa.String(length=64), nullable=True),
        sa.Column("same_as_id", ID, nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("raw_digest", sa.String(length=64), nullable=True),
        sa.Column("hold_fingerprint", sa.String(length=64), nullable=True),
        sa.Column("hold_since", TIME, nullable=True),
        sa.Column("gone_since", TIME, nullable=True),
        sa.Column("trouble", sa.String(length=40), nullable=True),
        sa.Column("fails", sa.Integer(), nullable=False),
        sa.Column("last_looked_at", TIME, nullable=True),
        sa.Column("last_ok_at", TIME, nullable=True),
        sa.Column("last_outcome", sa.String(length=12), nullable=False),
        sa.Column("last_reason", sa.String(length=40), nullable=False),
        sa.Column("due_at", TIME, nullable=True),
        sa.Column("due_reason", sa.String(length=40), nullable=False),
        sa.Column("lease", sa.String(length=64), nullable=True),
        sa.Column("lease_owner", sa.String(length=200), nullable=True),
        sa.Column("lease_until", TIME, nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["page.id"], name="fk_page_parent_id_page"),
        sa.ForeignKeyConstraint(["same_as_id"], ["page.id"], name="fk_page_same_as_id_page"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_page_source_id_source"),
        sa.PrimaryKeyConstraint("id", name="pk_page"),
        sa.UniqueConstraint("url_key", name="uq_page_url_key"),
    )
    op.create_index("ix_page_body_fingerprint", "page", ["body_fingerprint"], unique=False)
    op.create_index("ix_page_due", "page", ["state", "due_at"], unique=False)
    op.create_index("ix_page_host", "page", ["host"], unique=False)
    op.create_index("ix_page_parent", "page", ["parent_id"], unique=False)
    op.create_index("ix_page_source", "page", ["source_id"], unique=False)
    op.create_table(
        "event",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.String(length=30), nullable=False),
        sa.Column("also", sa.JSON(), nullable=False),
        sa.Column("audience", sa.String(length=12), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("source_id", sa.String(length=120), nullable=False),
        sa.Column("source_name", sa.String(length=300), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("seen_at", TIME, nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("change", sa.JSON(), nullable=True),
        sa.Column("same_as", sa.JSON(), nullable=False),
        sa.Column("corrects", sa.String(length=32), nullable=True),
        sa.Column("group", sa.String(length=64), nullable=True),
        sa.Column("page_id", ID, nullable=True),
        sa.Column("version_before", sa.Integer(), nullable=True),
        sa.Column("version_after", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_event_page_id_page"),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.UniqueConstraint("seq", name="uq_event_seq"),
    )
    op.create_index("ix_event_group", "event", ["group"], unique=False)
    op.create_index("ix_event_page", "event", ["page_id"], unique=False)
    op.create_index("ix_event_seen", "event", ["seen_at"], unique=False)
    op.create_table(
        "list_row",
        sa.Column("id", ID, nullable=False),
        sa.Column("list_id", ID, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_key", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("first_seen", TIME, nullable=False),
        sa.Column("last_seen", TIME, nullable=False),
        sa.Column("gone_since", TIME, nullable=True),
        sa.ForeignKeyConstraint(["list_id"], ["page.id"], name="fk_list_row_list_id_page"),
        sa.PrimaryKeyConstraint("id", name="pk_list_row"),
        sa.UniqueConstraint("list_id", "url_key", name="uq_list_row_list_id_url_key"),
    )
    op.create_table(
        "span",
        sa.Column("id", ID, nullable=False),
        sa.Column("page_id", ID, nullable=False),
        sa.Column("looked", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("first_at", TIME, nullable=False),
        sa.Column("last_at", TIME, nullable=False),
        sa.Column("polls", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_span_page_id_page"),
        sa.PrimaryKeyConstraint("id", name="pk_span"),
    )
    op.create_index("ix_span_page", "span", ["page_id", "id"], unique=False)
    op.create_table(
        "version",
        sa.Column("id", ID, nullable=False),
        sa.Column("page_id", ID, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("captured_at", TIME, nullable=False),
        sa.Column("body_digest", sa.String(length=64), nullable=False),
        sa.Column("parser_version", sa.String(length=20), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("final_url", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.Column("charset", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["body_digest"], ["body.digest"], name="fk_version_body_digest_body"),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_version_page_id_page"),
        sa.PrimaryKeyConstraint("id", name="pk_version"),
        sa.UniqueConstraint("page_id", "n", name="uq_version_page_id_n"),
    )
    op.create_table(
        "fanout",
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("expanded_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_fanout_event_id_event"),
        sa.PrimaryKeyConstraint("event_id", name="pk_fanout"),
    )
    op.create_index("ix_fanout_open", "fanout", ["expanded_at", "seq"], unique=False)
    op.create_table(
        "message_event",
        sa.Column("message_id", ID, nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_message_event_event_id_event"),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name="fk_message_event_message_id_message"),
        sa.PrimaryKeyConstraint("message_id", "event_id", name="pk_message_event"),
    )
    _make_search()


def _make_search() -> None:
    """The full-text index: on SQLite a contentless FTS5 table beside the texts, on PostgreSQL numbers of tokens under GIN."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    tokens: list[sa.Column[list[int]]] = (
        [] if is_sqlite else [sa.Column("tokens", postgresql.ARRAY(sa.Integer()), nullable=False)]
    )
    op.create_table(
        "search_text",
        sa.Column("page_id", ID, primary_key=True, autoincrement=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title_key", sa.Text(), nullable=False),
        sa.Column("text_key", sa.Text(), nullable=False),
        *tokens,
    )
    if is_sqlite:
        # our tokens are ASCII, so no table of Unicode categories decides what a letter is; each page has a token once
        op.execute(
            "CREATE VIRTUAL TABLE search_index USING fts5(tokens, content='', detail=none, columnsize=0, tokenize='ascii')"
        )
    else:
        op.create_index("ix_search_text_tokens", "search_text", ["tokens"], postgresql_using="gin")


def downgrade() -> None:
    """Drop every table."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    op.drop_table("search_text")
    op.drop_table("message_event")
    op.drop_table("fanout")
    op.drop_table("version")
    op.drop_table("span")
    op.drop_table("list_row")
    op.drop_table("event")
    op.drop_table("page")
    op.drop_table("message")
    op.drop_table("subscription")
    op.drop_table("source")
    op.drop_table("policy_state")
    op.drop_table("host")
    op.drop_table("counter")
    op.drop_table("condition")
    op.drop_table("body")
