"""A language model behind an OpenAI-compatible address, through Haystack; its words as they come.

Everything a server can do wrong ends in one `ModelFailed` with a stable code. Limits are on the
time until the next piece, on the whole, and on how much is read.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

import httpx
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.dataclasses import ChatMessage, StreamingChunk
from haystack.utils import Secret
from openai import APIConnectionError, APIError, APITimeoutError

from kb.settings import Settings

MOST_CHARACTERS = 8_000  # of an answer that was to be four sentences
MOST_TOKENS = 800
NO_KEY = "none"  # what local servers are sent; the client insists on some key


class ModelFailed(Exception):
    """The model did not answer to its end. `code` is "timeout", "unreachable" or "broken"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """Where the model is and how long it may take; times in seconds."""

    url: str
    name: str
    key: str
    silence: float
    whole: float

    @classmethod
    def of(cls, settings: Settings) -> LanguageModel | None:
        """Return the model that the settings name, None where they name none."""
        if not settings.llm_url or not settings.llm_model:
            return None
        return cls(
            settings.llm_url,
            settings.llm_model,
            settings.llm_key or NO_KEY,
            settings.llm_silence,
            settings.llm_timeout,
        )

    async def stream(self, messages: Sequence[ChatMessage]) -> AsyncIterator[str]:
        """Yield the model's words piece by piece. Raises `ModelFailed`.

        Leaving the loop early ends the request.
        """
        pieces: asyncio.Queue[str | None] = asyncio.Queue()

        async def heard(chunk: StreamingChunk) -> None:
            await pieces.put(chunk.content or "")

        asking = asyncio.create_task(self._ask(messages, heard))
        asking.add_done_callback(lambda _: pieces.put_nowait(None))
        read = 0
        try:
            async with asyncio.timeout(self.whole):
                while (piece := await self._next(pieces)) is not None:
                    read += len(piece)
                    yield piece
                    if read > MOST_CHARACTERS:
                        raise ModelFailed("broken")
                await asking
                if not read:  # some servers answer in one piece, which the client passes over
                    yield (await self._ask(messages, None))[:MOST_CHARACTERS]
        except TimeoutError:
            raise ModelFailed("timeout") from None
        finally:
            asking.cancel()
            with suppress(asyncio.CancelledError, ModelFailed):
                await asking

    async def complete(self, messages: Sequence[ChatMessage]) -> str:
        """Return the model's whole answer, asked for without a stream. Raises `ModelFailed`."""
        try:
            async with asyncio.timeout(self.whole):
                return (await self._ask(messages, None))[:MOST_CHARACTERS]
        except TimeoutError:
            raise ModelFailed("timeout") from None

    async def _next(self, pieces: asyncio.Queue[str | None]) -> str | None:
        async with asyncio.timeout(self.silence):
            return await pieces.get()

    async def _ask(self, messages: Sequence[ChatMessage], heard: object) -> str:
        generator = OpenAIChatGenerator(
            api_key=Secret.from_token(self.key),
            model=self.name,
            api_base_url=self.url,
            timeout=self.whole,
            max_retries=0,
            generation_kwargs={"temperature": 0, "max_tokens": MOST_TOKENS},
            # Proxies of the environment are for other traffic than this machine's own server.
            http_client_kwargs={"trust_env": False},
        )
        try:
            answer = await generator.run_async(list(messages), heard)  # type: ignore[arg-type]
            replies = answer["replies"]
            return (replies[0].text or "") if replies else ""
        except APITimeoutError:
            raise ModelFailed("timeout") from None
        except APIConnectionError:
            raise ModelFailed("unreachable") from None
        except (APIError, httpx.HTTPError):
            raise ModelFailed("broken") from None
        except asyncio.CancelledError:
            raise
        except Exception:  # a reply of another shape breaks the client in as many ways
            raise ModelFailed("broken") from None
        finally:
            await generator.close_async()
