"""Between a client and Milvus Lite's server: what a distributed Milvus does and Lite never."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from tests.support.milvus import free_port

Fault = Callable[
    [bytes, Any], bytes | None
]  # request and context of a call -> its answer; None: ask the server
SERVICE = "milvus.proto.milvus.MilvusService"


class MilvusProxy:
    """Passes every call on, but for those that a fault answers. `calls` counts them by their names."""

    def __init__(self, behind: int, port: int) -> None:
        self.behind, self.port = behind, port
        self.calls: Counter[str] = Counter()
        self.faults: dict[str, Fault] = {}
        self.before: Callable[[str], None] = lambda _: None  # told of each call that comes
        self.seen = ""  # the condition of rows that are seen yet by who asks not for "Strong"

    def fail(self, times: int, *names: str, code: int, reason: str) -> None:
        """Answer the next so many of these calls with an error, as the server words it."""
        left = {name: times for name in names}

        def answer(name: str) -> Fault:
            def fault(_: bytes, __: Any) -> bytes | None:
                left[name] -= 1
                return status_of(name, code, reason) if left[name] >= 0 else None

            return fault

        self.faults |= {name: answer(name) for name in names}

    def lose(self, times: int, name: str, code: Any) -> None:
        """Answer the next so many of these calls with gRPC's own error, as what lies between does."""
        left = [None] * times

        def fault(_: bytes, context: Any) -> bytes | None:
            if left:
                left.pop()
                context.abort(code, "Deadline Exceeded")
            return None

        self.faults[name] = fault

    def refuse(self, reason: str) -> None:
        """Answer every call as a server with passwords does who is not known."""
        import grpc

        def fault(_: bytes, context: Any) -> bytes | None:
            context.abort(grpc.StatusCode.UNAUTHENTICATED, reason)
            return None

        self.faults = dict.fromkeys(_methods(), fault)

    def answer(self, name: str, request: bytes, context: Any, channel: Any) -> bytes:
        """The answer to one call."""
        import grpc

        self.calls[name] += 1
        self.before(name)
        if (fault := self.faults.get(name)) and (found := fault(request, context)) is not None:
            return found
        if name in ("Query", "Search") and self.seen:
            request = _seen_late(name, request, self.seen)
        try:
            passed: bytes = channel.unary_unary(f"/{SERVICE}/{name}")(request, timeout=60)
        except grpc.RpcError as error:
            context.abort(error.code(), error.details())
        return passed


def _methods() -> Any:
    from pymilvus.grpc_gen import milvus_pb2

    return milvus_pb2.DESCRIPTOR.services_by_name["MilvusService"].methods_by_name


def status_of(name: str, code: int, reason: str) -> bytes:
    """An answer to a call that says what went wrong and nothing else."""
    from google.protobuf.message_factory import GetMessageClass

    made = GetMessageClass(_methods()[name].output_type)()
    status = made.status if "status" in made.DESCRIPTOR.fields_by_name else made
    status.code, status.reason = code, reason
    bytes_made: bytes = made.SerializeToString()
    return bytes_made


def _seen_late(name: str, request: bytes, seen: str) -> bytes:
    """A request that does not ask for all that was written, as nodes answer it that lag behind."""
    from pymilvus.grpc_gen import common_pb2, milvus_pb2

    made = (milvus_pb2.QueryRequest if name == "Query" else milvus_pb2.SearchRequest)()
    made.ParseFromString(request)
    if made.consistency_level == common_pb2.Strong:
        return request
    field = "expr" if name == "Query" else "dsl"
    setattr(made, field, f"({getattr(made, field)}) and {seen}")
    changed: bytes = made.SerializeToString()
    return changed


@contextmanager
def proxy_before(behind: int) -> Iterator[MilvusProxy]:
    """A proxy before the server at a port."""
    import grpc

    proxy = MilvusProxy(behind, free_port())
    channel = grpc.insecure_channel(
        f"127.0.0.1:{behind}", [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
    )

    class Calls(grpc.GenericRpcHandler):  # type: ignore[misc]
        def service(self, called: Any) -> Any:
            name = called.method.rpartition("/")[2]
            return grpc.unary_unary_rpc_method_handler(
                lambda request, context: proxy.answer(name, request, context, channel)
            )

    server = grpc.server(ThreadPoolExecutor(8), [Calls()], options=[("grpc.max_receive_message_length", -1)])
    server.add_insecure_port(f"127.0.0.1:{proxy.port}")
    server.start()
    try:
        yield proxy
    finally:
        server.stop(None).wait()
        channel.close()
