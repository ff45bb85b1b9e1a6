import pytest

from lineage.on_demand import OnDemand


class Squares(OnDemand):
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size

    def made(self, number):
        return number * number


def test_values_are_made_by_number():
    squares = Squares(4)
    assert (squares[1], squares[-1], squares[1:3], list(squares)) == (1, 9, [1, 4], [0, 1, 4, 9])
    with pytest.raises(IndexError):
        squares[4]


def test_it_equals_whatever_has_the_same_values():
    assert Squares(3) == (0, 1, 4) and Squares(3) == [0, 1, 4]
    assert Squares(3) != (0, 1) and Squares(3) != (0, 1, 5) and Squares(3) != 3
