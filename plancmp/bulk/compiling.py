"""How the arithmetic is compiled, and where the result is kept between runs."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from plancmp import memory
from plancmp.render.extras import needed

with needed("align --all", "numba", "bulk"):
    import numba
    from numba import njit

_CACHE, _CHOSEN = memory.folder(), os.environ.get("NUMBA_CACHE_DIR")
_PLACE = Path(_CHOSEN) if _CHOSEN else _CACHE and _CACHE / "compiled"
if _PLACE is not None:
    # One folder for each state of the code: numba looks only at the file of a function, not at
    # those of the functions that it calls.
    _STATE = sha256(f"{memory.code('bulk', 'match')} {numba.__version__}".encode()).hexdigest()
    vars(numba.config)["CACHE_DIR"] = str(_PLACE / _STATE[:16])
compiled = njit(cache=_PLACE is not None, error_model="numpy", nogil=True)
"""Compiles a function when it is first called."""
