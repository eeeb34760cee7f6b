from rehearsal.analysis.text import terms, tokens


def test_a_contraction_is_one_token_and_a_decimal_number_too() -> None:
    assert tokens("It’s 92.4 percent, don't worry") == ["it's", "92.4", "percent", "don't", "worry"]


def test_terms_are_stems_without_function_words() -> None:
    assert terms("We're measuring the baselines of 3 models") == ["measur", "baselin", "3", "model"]


def test_no_text_has_no_terms() -> None:
    assert terms("") == terms("— · 〓") == []
