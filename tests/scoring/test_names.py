"""Names of tools and methods in sentences: what is one, and what only looks like one."""

from __future__ import annotations

import pytest

from scoring.names import names_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We run Grafana beside OpenTelemetry.", ["Grafana", "OpenTelemetry"]),
        ("Expertise in Scikit-learn, MLflow and PyTorch.", ["Scikit-learn", "MLflow", "PyTorch"]),
        ("Metrics such as ROUGE and BLEU are methods of counting words.", ["ROUGE", "BLEU"]),
        ("Explain it with the usual techniques (SHAP, LIME).", ["SHAP", "LIME"]),
        ("Libraries like Instructor or Outlines hold the form.", ["Instructor", "Outlines"]),
        ("We counted with iNaturalist.", ["iNaturalist"]),
        ("Cities such as Oslo and Turin did it.", []),
        ("We met McAllister and DeWitt on LinkedIn.", []),
        ("The tools (CPU, memory, GPU) are named in a list.", []),
        ("See https://grafana.com/OpenTelemetry for more.", []),
        ("The jaeger is a bird, and a sentry stood there.", []),
        ("", []),
    ],
)
def test_names_are_found_by_list_by_shape_and_in_lists_of_tools(text: str, names: list[str]) -> None:
    assert list(names_of(text)) == names
