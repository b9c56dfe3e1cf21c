"""Which commit last wrote anything that a computed day rests on: a calendar takes a change only with a newer number."""

from __future__ import annotations

from office_tui.domain.holdings import Holdings, open_renewal
from office_tui.domain.licence import Licence


def newest_rev(licence: Licence, held: Holdings) -> int:
    """Return the newest commit of what a safe start is counted from.

    That is the licence and its renewals, each licence that those need, what superseded it, and so on to the end.
    """
    found, ids, newest = set[str](), [licence.id], 0
    while ids:
        id_ = ids.pop()
        one = held.licences.get(id_)
        if one is None or id_ in found:
            continue
        found.add(id_)
        renewal = open_renewal(held, id_)
        newest = max(newest, one.rev, *(each.rev for each in held.renewals.get(id_, ())))
        leads = renewal.leads if renewal is not None else one.plan
        ids += [one.succeeded_by, *(lead.title for lead in leads if lead.kind == "needs")]
    return newest
