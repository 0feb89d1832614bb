"""A wire between browser and server that holds one word back, as a slow network may."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


@contextmanager
def holding_back(address: str, word: bytes, seconds: float) -> Iterator[str]:
    """Another address of the server at `address`: whatever it sends from `word` on comes `seconds` later."""
    told: queue.Queue[tuple[int, Callable[[], None]]] = queue.Queue()
    running = threading.Thread(target=lambda: asyncio.run(_serve(address, word, seconds, told)))
    running.start()  # a thread of its own: playwright keeps a loop running in this one
    port, stop = told.get(timeout=10)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        stop()
        running.join()


async def _serve(
    address: str, word: bytes, seconds: float, told: queue.Queue[tuple[int, Callable[[], None]]]
) -> None:
    target, over, loop = urlsplit(address), asyncio.Event(), asyncio.get_running_loop()
    carrying: set[asyncio.Task[None] | None] = set()  # the loop itself holds them but weakly

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        carrying.add(asyncio.current_task())
        behind_reader, behind_writer = await asyncio.open_connection(target.hostname, target.port)
        forth = asyncio.create_task(_copy(reader, behind_writer, None, 0))
        try:
            with suppress(asyncio.CancelledError):  # the test is over
                await _copy(behind_reader, writer, word, seconds)
        finally:
            forth.cancel()
            writer.close()
            behind_writer.close()

    server = await asyncio.start_server(carry, "127.0.0.1", 0)
    told.put((server.sockets[0].getsockname()[1], lambda: loop.call_soon_threadsafe(over.set)))
    await over.wait()
    server.close()
    await asyncio.sleep(0)  # a connection that was just made begins, so that it can be ended
    running = [task for task in carrying if task]
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


async def _copy(
    source: asyncio.StreamReader, sink: asyncio.StreamWriter, word: bytes | None, seconds: float
) -> None:
    with suppress(OSError):  # one side has gone
        while data := await source.read(65_536):
            at = data.find(word) if word else -1
            if at >= 0:
                sink.write(data[:at])
                await asyncio.sleep(seconds)
            sink.write(data[max(at, 0) :])
            await sink.drain()
