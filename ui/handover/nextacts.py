"""What a person does next on the way to the office."""

from __future__ import annotations

from ui.handover.outgoing import Standing
from ui.i18n import tr

MOST = 4


def next_acts(standing: Standing) -> list[str]:
    """What a person does next, the most urgent first."""
    acts = []
    if standing.unfinished is not None:
        acts.append(tr("Bundle {n} was approved and not finished: go on with it first.").format(
            n=standing.unfinished.sequence))  # fmt: skip
    for row in standing.bundles:
        if row.state == "rejected":
            acts.append(tr("Bundle {n} was returned: mend what the office names, then prepare a new bundle with all "
                           "that is not received.").format(n=row.sequence))  # fmt: skip
        elif row.state == "written":
            acts.append(tr("Bundle {n}: sign the slip, bring the medium to the office.").format(n=row.sequence))
        elif row.state == "delivered":
            acts.append(tr("Bundle {n}: import the receipt when it comes back.").format(n=row.sequence))
    if standing.pending.only_here and standing.unfinished is None:
        acts.append(tr("Lock what is finished, then prepare a bundle."))
    return acts[:MOST] or [tr("Nothing waits. Everything written has its receipt.")]
