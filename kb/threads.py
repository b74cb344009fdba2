"""How many threads the libraries underneath may start."""

from __future__ import annotations

from functools import cache

from threadpoolctl import threadpool_limits


@cache
def products_on_one_thread() -> None:
    """Let numpy's matrix products in this process stay on the thread that asks for them.

    Those of a search are small: on two cores each takes up to ten times as long on two threads,
    which first have to be woken, and take the processor from the other legs.
    """
    threadpool_limits(limits=1, user_api="blas")
