"""Knowledge for the storage tests: short documents of a few sections."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from storage.database import Change
from storage.knowledge import PassageToKeep, get_or_add_collection, replace_document

SECTIONS = {
    "Champion left": "When the champion leaves, find the new owner of the outcome before the renewal.",
    "Pricing pushback": "Discounts buy time, not conviction. Trade a discount for a longer term.",
    "Quiet account": "An account that stopped logging in is leaving. Call the sponsor, not the admin.",
    "Renewal risk": "A renewal is at risk when nobody can say what the champion got for the price.",
}


def passages(sections: Mapping[str, str], *, uri: str = "library/renewals.md") -> list[PassageToKeep]:
    return [
        PassageToKeep(
            cite=f"kb-{uri}-{heading}",
            label=f"KB §{ordinal}",
            heading_path=heading,
            body=body,
            search_text=f"{heading}\n{body}",
            ordinal=ordinal,
        )
        for ordinal, (heading, body) in enumerate(sections.items(), start=1)
    ]


async def keep_document(
    session: AsyncSession, sections: Mapping[str, str], *, track: str = "sales", uri: str = "library/renewals.md"
) -> tuple[int, Change]:
    """The collection's id and what keeping did."""
    collection = await get_or_add_collection(session, track=track)
    change = await replace_document(
        session,
        collection_id=collection.id,
        uri=uri,
        title="Renewals",
        content_hash=str(sorted(sections.items())),
        card={"id": "champion-left"},
        passages=passages(sections, uri=uri),
    )
    return collection.id, change
