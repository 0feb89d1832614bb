"""How much one visitor may ask."""

from __future__ import annotations

from ui.service.limits import MAX_VISITORS, Limit


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_passes_and_then_so_many_a_minute() -> None:
    clock = Clock()
    limit = Limit(per_minute=6, burst=3, clock=clock)
    assert [limit.allows("anna") for _ in range(4)] == [True, True, True, False]
    assert limit.allows("bert")
    clock.now = 10.0
    assert [limit.allows("anna") for _ in range(2)] == [True, False]
    clock.now = 10_000.0
    assert [limit.allows("anna") for _ in range(4)] == [True, True, True, False]


def test_a_pasted_set_costs_what_it_holds() -> None:
    clock = Clock()
    limit = Limit(per_minute=60, burst=10, clock=clock)
    assert limit.allows("anna", cost=40)  # a set larger than the burst may pass once, and is paid for
    assert not limit.allows("anna")
    clock.now = 31.0
    assert limit.allows("anna")


def test_visitors_without_end_take_no_memory_without_end() -> None:
    limit = Limit(1, 1)
    for visitor in range(MAX_VISITORS + 50):
        limit.allows(str(visitor))
    assert len(limit._buckets) <= MAX_VISITORS


def test_a_network_of_ipv6_is_one_visitor_however_many_addresses_it_takes() -> None:
    """Otherwise one machine is limited by nothing, nor locked out after wrong passwords."""
    limit = Limit(per_minute=0, burst=2)
    assert [limit.allows(f"2001:db8:0:7::{n:x}") for n in range(4)] == [True, True, False, False]
    assert limit.left("2001:db8:0:7:ffff::1%eth0") == 0 and limit.left("2001:db8:0:8::1") == 2
    assert [limit.allows(each) for each in ("192.0.2.7", "::ffff:192.0.2.7", "::ffff:c000:207")] == [
        True,
        True,
        False,
    ]
    assert limit.allows("::ffff:192.0.2.8") and limit.left("een:venster") == 2
