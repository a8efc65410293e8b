"""Every mapped class, so that importing this package knows every table."""

from storage.models.api import ApiRequest, ApiToken
from storage.models.audit import AuditEntry
from storage.models.base import LIBRARY, Base
from storage.models.calls import Call, CallCheck, CallTranscript, SkillScore, StoredReview
from storage.models.conversations import Conversation, Message
from storage.models.crm import Account, Deal
from storage.models.goals import Goal, Insight, MetricEntry, Notification
from storage.models.guidance import GivenGuidance, Outcome, Rating, Reminder
from storage.models.installations import Installation
from storage.models.knowledge import Collection, Document, KnowledgeSnippet, postings
from storage.models.model_calls import ModelCall
from storage.models.people import Person
from storage.models.teams import Team
from storage.models.week import (
    DigestBatch,
    DigestReaction,
    Focus,
    PlanNote,
    PlanTask,
    Recall,
    Satisfaction,
    UnaskedMessage,
    WeeklyDigest,
    WeeklyPlan,
    WellbeingNote,
)
from storage.models.work import AgendaItem, Delivery, ProcessedEvent

__all__ = [
    "LIBRARY",
    "Account",
    "AgendaItem",
    "ApiRequest",
    "ApiToken",
    "AuditEntry",
    "Base",
    "Call",
    "CallCheck",
    "CallTranscript",
    "Collection",
    "Conversation",
    "Deal",
    "Delivery",
    "DigestBatch",
    "DigestReaction",
    "Document",
    "Focus",
    "GivenGuidance",
    "Goal",
    "Insight",
    "Installation",
    "KnowledgeSnippet",
    "Message",
    "MetricEntry",
    "ModelCall",
    "Notification",
    "Outcome",
    "Person",
    "PlanNote",
    "PlanTask",
    "ProcessedEvent",
    "Rating",
    "Recall",
    "Reminder",
    "Satisfaction",
    "SkillScore",
    "StoredReview",
    "Team",
    "UnaskedMessage",
    "WeeklyDigest",
    "WeeklyPlan",
    "WellbeingNote",
    "postings",
]
