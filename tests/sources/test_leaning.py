"""A quoted sentence is understood alone: no lost referents, no pointers, no captions, no first person without a name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from contentgen.sources import Found, Limits
from contentgen.sources.leaning import leans, points_elsewhere
from contentgen.sources.sentences import why_not_citable

LEANING = """
This means that most of the noise came from alerts.
It also shows in the day after a bad night.
They are never expected to fix a problem alone.
However, two of the deleted alerts had to be restored.
These results suggest that the size of a rotation matters.
As shown above, the noisy alerts were concentrated in two services.
The latter is cheaper in nearly every case of the study.
Here, the second rotation starts at noon on Monday.
Half of these came from a single health check.
Nearly all of them had been misconfigured since 2021.
The cause was a purge that removed all keys at once.
Such failures do not show up in unit tests.
Since then, the weekly number of pages has been 12.
We tried it in 2022 and gave up after four months.
We resolved the worst of them in three hours.
My favourite one lasted three minutes in the night.
That is why reads are pinned to the primary database.
Second, the cache was cold after the release of May.
A migration that misses its lock within that time must abort.
In this post the nine incidents are told in order.
""".strip().splitlines()
POINTING = """
Figure 2 shows the distribution of pages over the week.
The table below lists the alerts of both services.
Latency doubled in March of the same year (see Figure 2).
See Section 4 for the schedule of the second rotation.
For more details on the rotation, see Appendix B.
The fix mentioned earlier took eleven days to ship.
The following table lists the alerts of both services.
The numbers of the cache team are given above.
""".strip().splitlines()
STANDING = """
First responders carry the pager for a week at a time.
First-time readers were lost in the second version of the handbook.
There are three kinds of drift in the services of the group.
Those who carry the pager sleep badly on four nights of seven.
Both Redis and Memcached evict keys under memory pressure.
Latency stayed below the threshold of 40 milliseconds all day.
As p99 climbs above two seconds, alerts fire in both regions.
Scores of 90% and above, once rare, are common today.
Section 5 of the Act requires logs of every decision.
The figures a team reports are wrong when alerts are missing.
The difference between eviction and invalidation matters for readers.
The two causes of outages are code and configuration.
Two of the deleted alerts had to be restored in August.
Published in 2024, the survey covers nine teams of one company.
Most of the noise came from one check of the database.
Drop the cache after a deploy to another region.
So-called thundering herds follow a purge of the cache.
As a result of the outage, pages doubled within a week.
On the following day traffic was back to its usual level.
""".strip().splitlines()


@pytest.mark.parametrize("sentence", LEANING)
def test_a_sentence_that_takes_up_the_one_before_is_noticed(sentence: str) -> None:
    assert leans(sentence)


@pytest.mark.parametrize("sentence", POINTING)
def test_a_sentence_that_points_at_another_place_is_noticed(sentence: str) -> None:
    assert points_elsewhere(sentence)


@pytest.mark.parametrize("sentence", STANDING)
def test_a_sentence_that_only_looks_alike_is_citable(sentence: str) -> None:
    assert not why_not_citable(sentence, Limits())


@pytest.mark.parametrize(
    "line",
    [
        "Figure 1: Pages by hour of the day, January to June.",
        "Table 1. Incidents by cause and by month of the year.",
        "Next: Escalation. Previous: Tools and access for new engineers.",
        "Last updated on 3 May 2025 by the platform team.",
        "You can find the list of contacts below.",
        "Because the replica lagged behind the primary by a minute.",
        "Better sleep for the whole team on call at night.",
    ],
)
def test_captions_navigation_and_fragments_are_not_citable(line: str) -> None:
    assert why_not_citable(line, Limits())


def test_a_language_without_rules_for_verbs_loses_no_sentence_to_them() -> None:
    sentence = "Die Bereitschaft ermüdet den Menschen auch am folgenden Tag."
    assert not why_not_citable(sentence, Limits(), language="de")


FIRST_PERSON = "We counted 214 pages in the first quarter of 2025."
OTHER = "Pages at night fell from 34 a month to 9 a month."


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("author: Maria Keller", True),
        ("organisation: Northwind Payments", True),
        ("title: A post of nobody", False),
    ],
)
def test_the_first_person_is_quoted_only_of_a_named_author(
    tmp_path: Path, read: Callable[..., Found], head: str, kept: bool
) -> None:
    (tmp_path / "a.md").write_text(f"---\n{head}\n---\n{FIRST_PERSON} {OTHER}\n", encoding="utf-8")
    (source,) = read(tmp_path).sources
    said = {passage.text: passage.kind for passage in source.passages}
    assert said == ({FIRST_PERSON: "author-statement", OTHER: "fact"} if kept else {OTHER: "fact"})


def test_the_we_of_somebody_quoted_is_not_taken_for_the_author(tmp_path: Path, read: Callable[..., Found]) -> None:
    (tmp_path / "a.md").write_text(f"---\nauthor: Maria Keller\n---\n{OTHER}\n\n> {FIRST_PERSON}\n", encoding="utf-8")
    assert [p.text for p in read(tmp_path).sources[0].passages] == [OTHER]
