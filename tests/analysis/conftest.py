"""One language model for all tests of the analysis: loading takes a second."""

import pytest

from annotations.analysis import models


@pytest.fixture(scope="session")
def nlp():
    return models.load(models.ModelChoice(models.SHIPPED, "3.8.0"))
