"""For every remark an entry that earns it, and an innocent one that looks much like it."""

from __future__ import annotations

from datetime import date

from contentgen.references import Author, Entry, Knowledge
from contentgen.references.known import known_from

TODAY = date(2026, 11, 27)
PAPER = Entry(
    key="p",
    type="paper-conference",
    title="Traces of Twelve Teams in Production",
    authors=(Author(family="van der Berg", given="Ana"), Author(family="Ray", given="Jo")),
    year=2022,
    venue="ICML",
)
KEPT = Entry(
    key="kept",
    type="paper-conference",
    title="How Long a Trace Shall Be Kept: A Study",
    authors=(Author(family="Öz", given="Ada"), Author(family="Li", given="Bo")),
    year=2023,
    venue="NeurIPS",
    doi="10.52202/100-200",
)
KNOWLEDGE = Knowledge(today=TODAY, known=known_from([KEPT]))


def paper(**fields: object) -> Entry:
    return PAPER.model_copy(update=fields)


def kept(**fields: object) -> Entry:
    return KEPT.model_copy(update={"key": "cited", **fields})


def people(*names: str) -> tuple[Author, ...]:
    return tuple(Author(family=name.rpartition(" ")[2], given=name.rpartition(" ")[0]) for name in names)


CVPR = {"venue": "CVPR", "doi": "10.1109/CVPR52688.2022.01981"}
#: code -> (an entry that earns it, an entry like it that does not)
CASES: dict[str, tuple[Entry, Entry]] = {
    "doi-placeholder": (paper(doi="10.1234/abcd"), paper(doi="10.1145/3394486.3403088", venue="KDD")),
    "doi-form": (paper(doi="10.48/x"), paper(doi="10.1016/0004-3702(89)90049-0")),
    "doi-junk": (paper(doi="10.1145/3394486.3403088."), paper(doi="10.1016/S0140-6736(05)66991-7")),
    "doi-prefix-high": (paper(doi="10.99997/mufzf.390970"), paper(doi="10.64898/2025.01.02.123456", venue="bioRxiv")),
    "doi-prefix-digits": (paper(doi="10.8888/conf/2839881"), paper(doi="10.1111/j.1365-2044.2012.07128.x")),
    "doi-unregistered": (paper(doi="10.5555/3295222.3295349"), paper(doi="10.52202/068431-0001")),
    "doi-agrees": (paper(**CVPR), paper(**CVPR, year=2021)),
    "doi-venue": (paper(doi="10.1609/AAAI.V36I11.21484"), paper(doi="10.1609/AAAI.V36I11.21484", venue="AAAI")),
    "doi-venue-unknown": (paper(**{**CVPR, "venue": "Conference on Reward Learning"}), paper(**CVPR)),
    "doi-foreign": (paper(doi="10.47281/bed.57189", venue="CVPR"), paper(**CVPR)),
    "doi-none-there": (paper(doi="10.47281/bed.57189", venue="ICLR"), paper(doi="10.47281/bed.57189", venue="Journal of X")),
    "doi-of-preprint": (paper(doi="10.48550/arXiv.2201.00001"), paper(doi="10.48550/arXiv.2201.00001", venue="arXiv")),
    "doi-year": (paper(doi="10.1609/AAAI.V35I1.1", venue="AAAI"), paper(doi="10.1609/AAAI.V36I1.1", venue="AAAI")),
    "doi-year-near": (
paper(doi="10.1038/s41586-021-03819-2", venue="Nature", year=2023, type="article-journal"),
        paper(doi="10.1038/s41586-021-03819-2", venue="Nature", year=2021, type="article-journal"),
    ),
    "arxiv-form": (paper(arxiv="22.1"), paper(arxiv="cs.LG/0701001", year=2007)),
    "arxiv-month": (paper(arxiv="2213.00001"), paper(arxiv="2212.00001")),
    "arxiv-future": (paper(arxiv="2612.00001", year=2026), paper(arxiv="2611.00001", year=2026)),
    "arxiv-width": (paper(arxiv="2201.0001"), paper(arxiv="1401.0001", year=2014)),
    "arxiv-year-before": (paper(arxiv="2401.00001"), paper(arxiv="2401.00001", type="article-journal", venue="Journal of X")),
    "arxiv-year-just-before": (paper(arxiv="2301.00001"), paper(arxiv="2201.00001")),
    "arxiv-year-late": (paper(arxiv="1901.00001"), paper(arxiv="2101.00001")),
    "arxiv-year-later": (paper(arxiv="2001.00001"), paper(arxiv="2101.00001")),
    "arxiv-agrees": (paper(arxiv="2201.00001", venue=""), paper(arxiv="2101.00001", venue="")),
    "isbn": (paper(isbn="978-0-262-03384-9"), paper(isbn="978-0-262-03384-8")),
    "issn": (paper(issn="0028-0837"), paper(issn="0028-0836")),
    "url-form": (paper(url="htp:/nowhere"), paper(url="https://proceedings.mlr.press/x.html")),
    "url-placeholder": (paper(url="https://example.org/paper"), paper(url="https://examples.org/paper")),
    "url-agrees": (paper(url="https://proceedings.mlr.press/v162/liu22g.html"), paper(url="https://openreview.net/forum?id=x")),
    "url-venue": (paper(url="https://proceedings.mlr.press/v151/liu22g.html"), paper(url="https://proceedings.mlr.press/v162/l.html")),
    "url-year": (paper(url="https://proceedings.mlr.press/v139/liu21g.html"), paper(url="https://proceedings.mlr.press/v162/l.html")),
    "year-future": (paper(year=2028), paper(year=2027)),
    "year-early": (paper(year=202), paper(year=1959)),
    "venue-placeholder": (paper(venue="Proceedings of the ..."), paper(venue="Proceedings of the VLDB Endowment")),
    "venue-founded": (paper(venue="ICLR", year=2010), paper(venue="ICLR", year=2013)),
    "venue-ended": (paper(venue="SysML", year=2021), paper(venue="MLSys", year=2021)),
    "venue-cycle": (paper(venue="ECCV", year=2021), paper(venue="European Conference on Computer Vision", year=2022)),
    "venue-old-name": (paper(venue="NIPS", year=2021), paper(venue="NIPS", year=2017)),
    "venue-unknown": (paper(venue="Symposium on Neural Scaling Laws"), paper(venue="Symposium on Operating Systems Principles", year=2021)),
    "venue-kind": (paper(venue="Journal of Neural Optimization"), paper(venue="J. Mach. Learn. Res.")),
    "venue-strange": (paper(venue="some place we went to"), paper(venue="IAAI")),
    "preprint-as-paper": (paper(venue="arXiv", arxiv="2201.00001"), paper(venue="arXiv", arxiv="2201.00001", type="article")),
    "preprint-without-number": (paper(venue="arXiv", type="article"), paper(venue="arXiv", type="article", arxiv="2201.00001")),
    "pages-reversed": (paper(pages="120-110"), paper(pages="1120-31")),
    "pages-many": (paper(pages="1-900"), paper(pages="1-900", type="book")),
    "authors-placeholder": (paper(authors=people("John Doe", "Jane Smith")), paper(authors=people("John Dough", "Jane Smythe"))),
    "authors-nameless": (paper(authors=(Author(family="Anonymous"),)), paper(authors=(Author(family="OpenTelemetry Authors"),))),
    "authors-repeated": (paper(authors=people("Ana Ray", "Bo Li", "Ana Ray")), paper(authors=people("A Ray", "Bo Li", "A Ray"))),
    "authors-form": (paper(authors=(Author(family="A R", given="B L, C O"),)), paper(authors=(Author(family="Ng", given="M., Jr"),))),
    "authors-alike": (paper(authors=people("A Li", "B Li", "C Li")), paper(authors=people("A Li", "B Li", "C Lim"))),
    "title-placeholder": (paper(title="Your Title Here: A Study"), paper(title="Your Data Here: A Study")),
    "title-stutter": (paper(title="Reducing Improved Improved Networks"), paper(title="SWE-agent: Agent-Computer Interfaces")),
    "title-capitals": (paper(title="TRACES OF TWELVE TEAMS IN PRODUCTION"), paper(title="GPT-4 and BERT on SQuAD")),
    "title-dangling": (paper(title="Contrastive Learning with Distance new"), paper(title="What is new in tracing")),
    "title-broken": (paper(title="Judgments new by Accuracy"), paper(title="A new method of tracing")),
    "missing-title": (paper(title=""), paper()),
    "missing-author": (paper(authors=()), paper(authors=(), type="webpage")),
    "missing-year": (paper(year=None), paper(year=None, type="webpage")),
    "missing-venue": (paper(venue=""), paper(venue="", arxiv="2201.00001")),
    "missing-publisher": (paper(type="thesis", venue=""), paper(type="thesis", venue="", publisher="ETH Zurich")),
    "known-agrees": (kept(), kept(year=2019)),
    "known-like": (
        kept(title="How Long a Trace Shall Be Lost: A Study", doi=""),
        kept(title="How Long a Trace Shall Be Lost: A Study", doi="", year=2026),
    ),
    "known-title": (kept(title="How Long a Trace Shall Be Lost: A Study"), kept(title="How long a trace shall be kept")),
    "known-title-near": (kept(title="How Long a Trase Shall Be Kept: A Study"), kept()),
    "known-author": (kept(authors=people("Eve Doe", "Bo Li")), kept(authors=(Author(family="Oz", given="A."), Author(family="LI")))),
    "known-author-near": (kept(authors=tuple(reversed(KEPT.authors))), kept()),
    "known-year": (kept(year=2021), kept(year=2023)),
    "known-year-near": (kept(venue="arXiv", arxiv="2201.00001", doi="", year=2022), kept()),
    "known-venue": (kept(venue="CVPR", doi=""), kept(venue="Advances in Neural Information Processing Systems")),
    "known-venue-near": (kept(venue="arXiv", doi=""), kept()),
    "known-doi": (kept(doi="10.52202/100-999"), kept(doi="10.52202/100-200")),
    "known-doi-near": (kept(doi="10.48550/arXiv.2301.00001"), kept()),
}  # fmt: skip
