"""The ledger of a document: every figure that its file prints, and what became of it.

`account` compares what the raw file holds with what the reader passed on, and that with the plan.
"""

from plancmp.drafting.ledger.account import account, lost
from plancmp.drafting.ledger.record import Entry, Ledger

__all__ = ["Entry", "Ledger", "account", "lost"]
