"""The first tables.

Revision: 0001

Constraints are named by the convention in `storage.models.base`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True)
TERM = sa.String(64).with_variant(sa.String(64, collation="C"), "postgresql")


def upgrade() -> None:
    """Create every table, parents first."""
    _create_people()
    _create_crm()
    _create_talk()
    _create_advice()
    _create_knowledge()
    _create_work()
    _create_ledger()


def _create_people() -> None:
    """Workspaces and the people in them."""
    op.create_table(
        "teams",
        sa.Column("team_id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("bot_user_id", sa.String, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT),
        sa.Column("settings", JSON, nullable=False),
    )
    op.create_table(
        "people",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("slack_user_id", sa.String, nullable=False),
        sa.Column("display_name", sa.String, nullable=False),
        sa.Column("email", sa.String, nullable=False),
        sa.Column("timezone", sa.String, nullable=False),
        sa.Column("locale", sa.String, nullable=False),
        sa.Column("track", sa.String),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("experience", sa.String, nullable=False),
        sa.Column("style", sa.String, nullable=False),
        sa.Column("uses_model", sa.Boolean, nullable=False),
        sa.Column("preferences", JSON, nullable=False),
        sa.Column("dm_channel", sa.String, nullable=False),
        sa.Column("is_deleted", sa.Boolean, nullable=False),
        sa.Column("onboarded_at", MOMENT),
        sa.Column("welcomed_at", MOMENT),
        sa.Column("profile_read_at", MOMENT),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("team_id", "slack_user_id"),
        sqlite_autoincrement=True,
    )


def _create_crm() -> None:
    """Customers and deals."""
    op.create_table(
        "accounts",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("account_key", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("owner_email", sa.String, nullable=False),
        sa.Column("arr", sa.Double),
        sa.Column("currency", sa.String, nullable=False),
        sa.Column("renewal_on", sa.Date),
        sa.Column("health_score", sa.Double),
        sa.Column("health_score_before", sa.Double),
        sa.Column("last_login_on", sa.Date),
        sa.Column("champion", sa.String, nullable=False),
        sa.Column("segment", sa.String, nullable=False),
        sa.Column("extra", JSON, nullable=False),
        sa.Column("imported_at", MOMENT, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.UniqueConstraint("team_id", "account_key"),
    )
    op.create_index("ix_accounts_team_id_owner_email", "accounts", ["team_id", "owner_email"])
    op.create_table(
        "deals",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("deal_key", sa.String, nullable=False),
        sa.Column("account_key", sa.String, nullable=False),
        sa.Column("owner_email", sa.String, nullable=False),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("amount", sa.Double),
        sa.Column("currency", sa.String, nullable=False),
        sa.Column("created_on", sa.Date),
        sa.Column("closed_on", sa.Date),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("extra", JSON, nullable=False),
        sa.Column("imported_at", MOMENT, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.UniqueConstraint("team_id", "deal_key"),
    )
    op.create_index("ix_deals_team_id_account_key", "deals", ["team_id", "account_key"])


def _create_talk() -> None:
    """Threads and what was said in them."""
    op.create_table(
        "conversations",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("person_id", ID, sa.ForeignKey("people.id", ondelete="CASCADE")),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("thread_ts", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("state", JSON, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("team_id", "channel", "thread_ts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_conversations_person_id", "conversations", ["person_id"])
    op.create_table(
        "messages",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("person_id", ID, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("conversation_id", ID, sa.ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("slack_ts", sa.String),
        sa.Column("source_key", sa.String),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("team_id", "source_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_messages_conversation_id_id", "messages", ["conversation_id", "id"])
    op.create_index("ix_messages_person_id", "messages", ["person_id"])
    op.create_index("ix_messages_slack_ts", "messages", ["slack_ts"])


def _create_advice() -> None:
    """Guidance and what became of it."""
    op.create_table(
        "guidance",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("person_id", ID, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("conversation_id", ID, sa.ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
        sa.Column("question_message_id", ID, sa.ForeignKey("messages.id", ondelete="SET NULL")),
        sa.Column("question", sa.String, nullable=False),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("writer", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("card_id", sa.String, nullable=False),
        sa.Column("account_id", ID, sa.ForeignKey("accounts.id", ondelete="SET NULL")),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("message_ts", sa.String),
        sa.Column("created_at", MOMENT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_guidance_account_id", "guidance", ["account_id"])
    op.create_index("ix_guidance_card_id", "guidance", ["card_id"])
    op.create_index("ix_guidance_conversation_id_id", "guidance", ["conversation_id", "id"])
    op.create_index("ix_guidance_message_ts_channel", "guidance", ["message_ts", "channel"])
    op.create_index("ix_guidance_person_id", "guidance", ["person_id"])
    op.create_index("ix_guidance_question_message_id", "guidance", ["question_message_id"])
    op.create_table(
        "ratings",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("person_id", ID, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("guidance_id", ID, sa.ForeignKey("guidance.id", ondelete="CASCADE"), nullable=False),
        sa.Column("is_helpful", sa.Boolean, nullable=False),
        sa.Column("reason", sa.String),
        sa.Column("note", sa.String),
        sa.Column("rated_at", MOMENT, nullable=False),
        sa.UniqueConstraint("person_id", "guidance_id"),
    )
    op.create_index("ix_ratings_guidance_id", "ratings", ["guidance_id"])
    op.create_index("ix_ratings_person_id", "ratings", ["person_id"])
    op.create_table(
        "outcomes",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("person_id", ID, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("guidance_id", ID, sa.ForeignKey("guidance.id", ondelete="CASCADE"), nullable=False),
        sa.Column("result", sa.String, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.UniqueConstraint("guidance_id"),
    )
    op.create_index("ix_outcomes_person_id", "outcomes", ["person_id"])
    op.create_table(
        "reminders",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("person_id", ID, sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("guidance_id", ID, sa.ForeignKey("guidance.id", ondelete="CASCADE")),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_index("ix_reminders_guidance_id", "reminders", ["guidance_id"])
    op.create_index("ix_reminders_person_id", "reminders", ["person_id"])


def _create_knowledge() -> None:
    """Documents, their snippets and the index of their words."""
    op.create_table(
        "collections",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("track", sa.String, nullable=False),
        sa.Column("passages", sa.Integer, nullable=False),
        sa.Column("total_length", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("team_id", "track"),
    )
    op.create_table(
        "documents",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("collection_id", ID, sa.ForeignKey("collections.id", ondelete="CASCADE"), nullable=False),
        sa.Column("uri", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.Column("analyzer", sa.String, nullable=False),
        sa.Column("card", JSON),
        sa.UniqueConstraint("collection_id", "uri"),
    )
    op.create_table(
        "snippets",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("collection_id", ID, sa.ForeignKey("collections.id", ondelete="CASCADE"), nullable=False),
        sa.Column("document_id", ID, sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("cite", sa.String, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("heading_path", sa.String, nullable=False),
        sa.Column("body", sa.String, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("content_hash", sa.String, nullable=False),
        sa.UniqueConstraint("collection_id", "cite"),
    )
    op.create_index("ix_snippets_document_id", "snippets", ["document_id"])
    op.create_table(
        "postings",
        sa.Column(
            "collection_id",
            ID,
            sa.ForeignKey("collections.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("term", TERM, primary_key=True),
        sa.Column(
            "snippet_id",
            ID,
            sa.ForeignKey("snippets.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("tf", sa.SmallInteger, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_postings_snippet_id", "postings", ["snippet_id"])


def _create_work() -> None:
    """Promises: events seen, messages to send, work to do."""
    op.create_table(
        "processed_events",
        sa.Column("team_id", sa.String, primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("seen_at", MOMENT, nullable=False),
    )
    op.create_index("ix_processed_events_seen_at", "processed_events", ["seen_at"])
    op.create_table(
        "deliveries",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("person_id", ID, sa.ForeignKey("people.id", ondelete="CASCADE")),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("conversation_id", ID, sa.ForeignKey("conversations.id", ondelete="CASCADE")),
        sa.Column("guidance_id", ID, sa.ForeignKey("guidance.id", ondelete="SET NULL")),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("thread_ts", sa.String),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("started_at", MOMENT),
        sa.Column("ts", sa.String),
        sa.Column("error", sa.Text),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("team_id", "key"),
    )
    op.create_index("ix_deliveries_conversation_id", "deliveries", ["conversation_id"])
    op.create_index("ix_deliveries_guidance_id", "deliveries", ["guidance_id"])
    op.create_index("ix_deliveries_person_id", "deliveries", ["person_id"])
    op.create_table(
        "agenda",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("person_id", ID, sa.ForeignKey("people.id", ondelete="CASCADE")),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("lane", sa.String, nullable=False),
        sa.Column("payload", JSON, nullable=False),
        sa.Column("run_at", MOMENT),
        sa.Column("due_at", MOMENT),
        sa.Column("token", sa.String),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("memo", JSON, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("ended_at", MOMENT),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.UniqueConstraint("key"),
    )
    op.create_index(
        "ix_agenda_due",
        "agenda",
        ["lane", "run_at"],
        sqlite_where=sa.text("run_at IS NOT NULL"),
        postgresql_where=sa.text("run_at IS NOT NULL"),
    )
    op.create_index("ix_agenda_ended_at", "agenda", ["ended_at"])
    op.create_index(
        "ix_agenda_held",
        "agenda",
        ["lane", "team_id"],
        sqlite_where=sa.text("token IS NOT NULL"),
        postgresql_where=sa.text("token IS NOT NULL"),
    )
    op.create_index("ix_agenda_person_id", "agenda", ["person_id"])
    op.create_index(
        "ix_agenda_token",
        "agenda",
        ["token"],
        sqlite_where=sa.text("token IS NOT NULL"),
        postgresql_where=sa.text("token IS NOT NULL"),
    )


def _create_ledger() -> None:
    """What the model cost and what was done to data."""
    op.create_table(
        "model_calls",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("person_id", ID, sa.ForeignKey("people.id", ondelete="CASCADE")),
        sa.Column("task", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("input_tokens", sa.Integer, nullable=False),
        sa.Column("output_tokens", sa.Integer, nullable=False),
        sa.Column("cache_read_tokens", sa.Integer, nullable=False),
        sa.Column("cache_write_tokens", sa.Integer, nullable=False),
        sa.Column("cost_microdollars", sa.BigInteger, nullable=False),
        sa.Column("seconds", sa.Double, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("called_at", MOMENT, nullable=False),
    )
    op.create_index("ix_model_calls_person_id", "model_calls", ["person_id"])
    op.create_index("ix_model_calls_team_id_called_at", "model_calls", ["team_id", "called_at"])
    op.create_table(
        "audit",
        sa.Column("id", ID, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("counts", JSON, nullable=False),
        sa.Column("happened_at", MOMENT, nullable=False),
    )
    op.create_index("ix_audit_team_id_happened_at", "audit", ["team_id", "happened_at"])
