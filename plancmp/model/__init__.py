"""What crosses a border between layers: frozen records, no logic but properties."""

from __future__ import annotations

from plancmp.model.plan import (
    Baseline as Baseline,
)
from plancmp.model.plan import (
    Coding as Coding,
)
from plancmp.model.plan import (
    Finding as Finding,
)
from plancmp.model.plan import (
    Jurisdiction as Jurisdiction,
)
from plancmp.model.plan import (
    Lang as Lang,
)
from plancmp.model.plan import (
    LeftOut as LeftOut,
)
from plancmp.model.plan import (
    Mark as Mark,
)
from plancmp.model.plan import (
    Plan as Plan,
)
from plancmp.model.plan import (
    Source as Source,
)
from plancmp.model.plan import (
    Span as Span,
)
from plancmp.model.plan import (
    Target as Target,
)
from plancmp.model.plan import (
    Task as Task,
)
from plancmp.model.results import (
    Ability as Ability,
)
from plancmp.model.results import (
    Alignment as Alignment,
)
from plancmp.model.results import (
    Cell as Cell,
)
from plancmp.model.results import (
    Contradiction as Contradiction,
)
from plancmp.model.results import (
    Coverage as Coverage,
)
from plancmp.model.results import (
    Crosswalk as Crosswalk,
)
from plancmp.model.results import (
    Diff as Diff,
)
from plancmp.model.results import (
    Entry as Entry,
)
from plancmp.model.results import (
    Explanation as Explanation,
)
from plancmp.model.results import (
    Feature as Feature,
)
from plancmp.model.results import (
    Gap as Gap,
)
from plancmp.model.results import (
    Gaps as Gaps,
)
from plancmp.model.results import (
    Growth as Growth,
)
from plancmp.model.results import (
    Indicator as Indicator,
)
from plancmp.model.results import (
    Matrix as Matrix,
)
from plancmp.model.results import (
    Meeting as Meeting,
)
from plancmp.model.results import (
    Pack as Pack,
)
from plancmp.model.results import (
    Ranking as Ranking,
)
from plancmp.model.results import (
    Reason as Reason,
)
from plancmp.model.results import (
    Row as Row,
)
from plancmp.model.results import (
    TargetPair as TargetPair,
)
from plancmp.model.results import (
    Verdict as Verdict,
)
