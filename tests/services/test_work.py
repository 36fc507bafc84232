"""Work is queued with what asks for it, done once, repeated when it may help, and never lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Barrier, Event
from time import sleep

import pytest

from radio.adapters.store import SqlStore
from radio.domain.errors import Busy, Conflict, Forbidden, Refused, Unavailable
from radio.domain.job import Job, JobId, JobKind, JobState
from radio.domain.message import Message, message
from radio.ports import AuditEntry, Progress, Records
from radio.services.attempt import BUSY_PAUSE, FIRST_PAUSE
from radio.services.work import LEASE, RESEND_AFTER, TRY_AGAIN_AFTER, Work
from tests.builders import HANH, LAN
from tests.fakes import FrozenClock, KnownWorkers, ListQueue, Steps


@dataclass
class Bench:
    """Work whose handler does what the test says."""

    store: SqlStore
    act: Callable[[Progress], None] = lambda progress: None
    clock: FrozenClock = field(default_factory=FrozenClock)
    queue: ListQueue = field(default_factory=ListQueue)
    workers: KnownWorkers = field(default_factory=KnownWorkers)
    done: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.work = self.worker("worker-1")
        with self.store.begin() as records:
            records.people.save(LAN)
            records.people.save(HANH)

    def worker(self, name: str) -> Work:
        workers = KnownWorkers(name, self.workers.dead)
        acts = {JobKind.BUILD: self._make}
        return Work(self.store, self.clock, acts, self.queue, workers, hands=2)

    def queued(self, dedupe: str = "build/1", **options: bool) -> JobId:
        with self.store.begin() as records:
            job = self.work.enqueue(
                records, JobKind.BUILD, {"date": "2022-10-03"}, dedupe=dedupe, **options
            )
        assert job is not None
        return job

    def refused(self, dedupe: str = "build/1", **options: bool) -> bool:
        with self.store.begin() as records:
            job = self.work.enqueue(records, JobKind.BUILD, {}, dedupe=dedupe, **options)
        return job is None

    def stored(self, job: JobId) -> Job:
        with self.store.reading() as records:
            return records.jobs.get(job)

    def _make(self, payload: Mapping[str, str], progress: Progress) -> None:
        self.act(progress)
        self.done.append(payload["date"])


@pytest.fixture
def bench(store: SqlStore) -> Bench:
    return Bench(store)


def raising(error: Exception) -> Callable[[Progress], None]:
    def act(progress: Progress) -> None:
        raise error

    return act


def test_a_job_is_sent_once_its_transaction_is_committed(bench: Bench) -> None:
    with bench.store.begin() as records:
        job = bench.work.enqueue(records, JobKind.BUILD, {}, dedupe="a")
        assert bench.queue.sent == []
    assert bench.queue.sent == [job]


def test_a_rolled_back_request_queues_and_sends_nothing(bench: Bench) -> None:
    with pytest.raises(Refused), bench.store.begin() as records:
        bench.work.enqueue(records, JobKind.BUILD, {}, dedupe="a")
        raise Refused("No.")
    with bench.store.reading() as records:
        assert records.jobs.recent() == []
    assert bench.queue.sent == []


def test_the_same_work_is_not_queued_while_it_is_queued_or_running(bench: Bench) -> None:
    inside: list[bool] = []
    job = bench.queued()
    assert bench.refused()
    bench.act = lambda progress: inside.append(bench.refused())
    bench.work.run(job)
    assert inside == [True]
    assert not bench.refused()


def test_work_that_runs_may_have_begun_too_early_for_what_is_asked_afresh(bench: Bench) -> None:
    afterwards: list[JobId] = []

    def act(progress: Progress) -> None:
        if not afterwards:
            afterwards.append(bench.queued(afresh=True))
            assert bench.refused(afresh=True), "one that waits will begin late enough"

    bench.act = act
    bench.work.run(bench.queued(afresh=True))
    bench.work.run(*afterwards)
    assert bench.done == ["2022-10-03"] * 2
    assert bench.queued(afresh=True) not in afterwards


def test_work_that_waits_begins_only_after_what_relies_on_it_is_committed(bench: Bench) -> None:
    asked, saw = Event(), list[str]()

    def look(progress: Progress) -> None:
        with bench.store.reading() as records:
            saw.extend(one.act for one in records.audit.recent())

    def change(records: Records, act: str) -> JobId | None:
        records.audit.append(AuditEntry(bench.clock.now(), LAN.id, act, "a"))
        return bench.work.enqueue(records, JobKind.BUILD, {"date": "a"}, dedupe="a", afresh=True)

    def change_too() -> JobId | None:
        with bench.store.begin() as records:
            job = change(records, "second")
            asked.set()
            sleep(0.3)  # time enough for a worker that does not wait
        return job

    bench.act = look
    with ThreadPoolExecutor(2) as pool:
        with bench.store.begin() as records:
            job = change(records, "first")
            second = pool.submit(change_too)
            sleep(0.2)  # time enough to look for what is not committed yet
        assert job is not None
        asked.wait(10)
        assert pool.submit(bench.work.run, job).result() is JobState.DONE
        assert second.result() is None
    assert saw == ["second", "first"]


def test_work_meant_once_is_not_queued_again_when_it_was_done(bench: Bench) -> None:
    bench.work.run(bench.queued(once=True))
    assert bench.refused(once=True)


def test_work_meant_once_that_somebody_cancelled_is_not_queued_again(bench: Bench) -> None:
    bench.work.cancel(bench.queued(once=True), LAN.id)
    bench.clock.pass_by(TRY_AGAIN_AFTER)
    assert bench.refused(once=True)


def test_work_meant_once_is_begun_again_as_the_same_job_a_while_after_it_failed(
    bench: Bench,
) -> None:
    bench.act = raising(Refused("No."))
    failed = bench.queued(once=True)
    bench.work.run(failed)
    bench.clock.pass_by(TRY_AGAIN_AFTER - timedelta(seconds=1))
    assert bench.refused(once=True), "not at once and again and again"
    bench.clock.pass_by(timedelta(seconds=1))
    assert bench.queued(once=True) == failed
    assert bench.refused(once=True), "it is queued now"
    bench.act = lambda progress: None
    bench.work.run(failed)
    assert bench.refused(once=True), "it is done now"


def test_a_job_done_is_full_and_never_done_again(bench: Bench) -> None:
    job = bench.queued()
    assert bench.work.run(job) is JobState.DONE
    assert bench.work.run(job) is None
    assert bench.done == ["2022-10-03"]
    stored = bench.stored(job)
    assert (stored.state, stored.progress, stored.attempt) == (JobState.DONE, 1.0, 1)


def test_nobody_takes_a_job_that_another_worker_holds(bench: Bench) -> None:
    other = bench.worker("worker-2")
    job = bench.queued()
    answers: list[JobState | None] = []
    bench.act = lambda progress: answers.append(other.run(job))
    bench.work.run(job)
    assert answers == [None]


def test_a_job_whose_lease_ran_out_is_taken_over_and_the_first_worker_cannot_end_it(
    bench: Bench,
) -> None:
    other = bench.worker("worker-2")
    job = bench.queued()

    def slow(progress: Progress) -> None:
        bench.act = lambda progress: None
        bench.clock.pass_by(LEASE + timedelta(seconds=1))
        assert other.run(job) is JobState.DONE
        progress.step(1, 2, message("Late"))

    bench.act = slow
    bench.work.run(job)
    stored = bench.stored(job)
    assert (stored.state, stored.owner, stored.attempt) == (JobState.DONE, "worker-2", 2)


def test_progress_moves_the_lease_on_and_is_there_to_see(bench: Bench) -> None:
    seen: list[Job] = []
    job = bench.queued()

    def stepping(progress: Progress) -> None:
        bench.clock.pass_by(LEASE - timedelta(seconds=1))
        progress.step(1, 4, message("Assembling"))
        seen.append(bench.stored(job))

    bench.act = stepping
    bench.work.run(job)
    assert (seen[0].progress, str(seen[0].note)) == (0.25, "Assembling")
    assert seen[0].lease_until == bench.clock.now() + LEASE


def test_progress_is_written_twice_a_second_at_most(bench: Bench) -> None:
    seen: list[float] = []
    job = bench.queued()

    def stepping(progress: Progress) -> None:
        for done in range(5):
            progress.step(done, 4, message("Packing"))
            bench.clock.pass_by(timedelta(milliseconds=200))
            seen.append(bench.stored(job).progress)

    bench.act = stepping
    bench.work.run(job)
    assert seen == [0.0, 0.0, 0.0, 0.75, 0.75]


def test_a_worker_known_to_be_dead_loses_its_jobs_at_once(bench: Bench) -> None:
    job = bench.queued()
    with bench.store.begin() as records:
        records.jobs.claim(job, "dead", bench.clock.now(), bench.clock.now() + LEASE)
    bench.queue.sent.clear()
    bench.work.reconcile()
    assert bench.queue.sent == []
    bench.workers.dead.add("dead")
    bench.work.reconcile()
    assert bench.queue.sent == [job]
    assert bench.work.run(job) is JobState.DONE


def test_what_the_queue_lost_is_sent_again(bench: Bench) -> None:
    job = bench.queued()
    bench.queue.sent.clear()
    assert bench.work.reconcile() == 0
    bench.clock.pass_by(RESEND_AFTER)
    assert bench.work.reconcile() == 1
    assert bench.queue.sent == [job]


@pytest.mark.parametrize(
    "error", [Unavailable("No network."), Conflict("Changed."), OSError(28, "No space left")]
)
def test_what_may_pass_is_tried_again_later_and_later(bench: Bench, error: Exception) -> None:
    bench.act = raising(error)
    job = bench.queued()
    for attempt in range(4):
        assert bench.work.run(job) is JobState.QUEUED
        assert bench.work.run(job) is None, "not before its pause is over"
        bench.clock.pass_by(FIRST_PAUSE * 2**attempt)
    assert bench.work.run(job) is JobState.FAILED
    assert bench.stored(job).error is not None


@pytest.mark.parametrize("error", [Refused("No."), Unavailable("Never.", permanent=True)])
def test_what_cannot_pass_fails_at_once_with_its_sentence(bench: Bench, error: Exception) -> None:
    bench.act = raising(error)
    job = bench.queued()
    assert bench.work.run(job) is JobState.FAILED
    assert str(bench.stored(job).error) == str(error)


def test_work_that_somebody_else_does_waits_without_losing_an_attempt(bench: Bench) -> None:
    bench.act = raising(Busy("Being built."))
    job = bench.queued()
    for _ in range(10):
        assert bench.work.run(job) is JobState.QUEUED
        bench.clock.pass_by(BUSY_PAUSE)
    bench.act = lambda progress: None
    assert bench.work.run(job) is JobState.DONE


def test_a_fault_of_the_program_is_written_down_and_shown(bench: Bench) -> None:
    bench.act = raising(ZeroDivisionError())
    job = bench.queued()
    with pytest.raises(ZeroDivisionError):
        bench.work.run(job)
    assert bench.stored(job).state is JobState.FAILED


def test_an_interrupted_job_goes_back_with_all_its_attempts(bench: Bench) -> None:
    def interrupt(progress: Progress) -> None:
        raise KeyboardInterrupt

    bench.act = interrupt
    job = bench.queued()
    with pytest.raises(KeyboardInterrupt):
        bench.work.run(job)
    assert (bench.stored(job).state, bench.stored(job).attempt) == (JobState.QUEUED, 0)


def test_stopping_breaks_a_job_off_at_its_next_step(bench: Bench) -> None:
    def stop(progress: Progress) -> None:
        bench.work.stop()
        progress.step(1, 2, message("On"))

    bench.act = stop
    job = bench.queued()
    assert bench.work.run(job) is JobState.QUEUED
    bench.work.start()
    bench.act = lambda progress: None
    assert bench.work.run(job) is JobState.DONE


def test_a_job_that_kills_every_worker_is_given_up(bench: Bench) -> None:
    job = bench.queued()
    for _ in range(5):
        with bench.store.begin() as records:
            now = bench.clock.now()
            assert records.jobs.claim(job, "dead", now, now + LEASE) is not None
        bench.clock.pass_by(LEASE)
    assert bench.work.reconcile() == 0
    assert bench.stored(job).state is JobState.FAILED


def test_cancelling_a_queued_job_ends_it(bench: Bench) -> None:
    job = bench.queued()
    bench.work.cancel(job, LAN.id)
    assert bench.stored(job).state is JobState.CANCELLED
    assert bench.work.run(job) is None


def test_cancelling_a_running_job_stops_it_at_its_next_step(bench: Bench) -> None:
    def cancelled(progress: Progress) -> None:
        bench.work.cancel(job, LAN.id)
        progress.step(1, 2, message("On"))

    job = bench.queued()
    bench.act = cancelled
    assert bench.work.run(job) is JobState.CANCELLED
    assert bench.done == []


def test_operators_neither_cancel_nor_retry(bench: Bench) -> None:
    job = bench.queued()
    for act in (bench.work.cancel, bench.work.retry):
        with pytest.raises(Forbidden):
            act(job, HANH.id)
    assert bench.stored(job).state is JobState.QUEUED


def test_failed_work_can_be_done_again_and_live_work_cannot(bench: Bench) -> None:
    job = bench.queued()
    with pytest.raises(Refused):
        bench.work.retry(job, LAN.id)
    bench.act = raising(Refused("No."))
    bench.work.run(job)
    bench.queue.sent.clear()
    bench.work.retry(job, LAN.id)
    assert bench.queue.sent == [job]
    bench.act = lambda progress: None
    assert bench.work.run(job) is JobState.DONE


def test_failed_work_is_not_revived_beside_the_same_work(bench: Bench) -> None:
    bench.act = raising(Refused("No."))
    failed = bench.queued()
    bench.work.run(failed)
    bench.queued()
    with pytest.raises(Refused):
        bench.work.retry(failed, LAN.id)


def test_draining_does_everything_and_tells_what_failed(bench: Bench) -> None:
    jobs = [bench.queued(f"build/{number}") for number in range(3)]
    steps = Steps()
    assert bench.work.drain(steps) == []
    assert [bench.stored(job).state for job in jobs] == [JobState.DONE] * 3
    assert steps.seen == [(0, 3, "Building"), (1, 3, "Building"), (2, 3, "Building")]
    bench.act = raising(Refused("No."))
    last = bench.queued("build/last")
    assert [job.id for job in bench.work.drain(steps)] == [last]
    bench.act = lambda progress: None
    assert bench.work.drain(steps) == [], "what failed before is tried again"
    assert bench.stored(last).state is JobState.DONE


def test_draining_does_two_jobs_at_the_same_time(bench: Bench) -> None:
    both_there = Barrier(2)
    bench.act = lambda progress: _wait_for(both_there)
    jobs = [bench.queued(f"build/{number}") for number in range(4)]
    assert bench.work.drain(Steps()) == []
    assert [bench.stored(job).state for job in jobs] == [JobState.DONE] * 4


def _wait_for(barrier: Barrier) -> None:
    barrier.wait(timeout=30)


def test_a_draining_that_is_broken_off_gives_back_what_it_had_begun(bench: Bench) -> None:
    begun = Event()

    def endless(progress: Progress) -> None:
        while True:
            progress.step(0, 1, message("Building"))
            begun.set()
            sleep(0.01)

    class Impatient(Steps):
        def step(self, done: int, total: int, note: Message) -> None:
            begun.wait(timeout=30)
            raise KeyboardInterrupt

    bench.act = endless
    job = bench.queued()
    with pytest.raises(KeyboardInterrupt):
        bench.work.drain(Impatient())
    assert bench.stored(job).state is JobState.QUEUED
    assert bench.stored(job).attempt == 0
