"""The types of entities as an analyst would say them: "Wagner is a military unit"."""

from annotations.analysis.model import Label

ONE_OF = {
    Label.PERSON: "a person",
    Label.ORG: "an organisation",
    Label.MIL: "a military unit",
    Label.GPE: "a place",
    Label.LOC: "a region",
    Label.FAC: "a site",
    Label.NORP: "a nationality",
    Label.WEAPON: "a weapon",
    Label.VEHICLE: "a vehicle",
    Label.EVENT: "an event",
    Label.DATE: "a date",
    Label.TIME: "a time",
    Label.MONEY: "a sum of money",
    Label.QUANTITY: "a quantity",
    Label.PERCENT: "a percentage",
    Label.CARDINAL: "a number",
}
"""One thing of each type."""
