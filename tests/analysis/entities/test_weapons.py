import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two tanks crossed the ford.", "tanks VEHICLE"),
        ("A think tank in Oslo disagreed.", ""),
        ("A water tank burst.", ""),
        ("A missile strike woke the town.", ""),
        ("The missile hit a barn.", "missile WEAPON"),
        ("They fired ballistic missiles and mortar shells.", "ballistic missiles WEAPON; mortar shells WEAPON"),
        ("An armoured personnel carrier stood in the ditch.", "armoured personnel carrier VEHICLE"),
        ("Nine other armored vehicles followed.", "armored vehicles VEHICLE"),
        ("A tank battalion waited.", ""),
        ("The submachine gun and the machine gun jammed.", "submachine gun WEAPON; machine gun WEAPON"),
        ("An improvised explosive device lay under the rail.", "improvised explosive device WEAPON"),
        ("They found IEDs and a VBIED.", "IEDs WEAPON; VBIED WEAPON"),
        ("A T-72B3 and a BMP-2 burned.", "T-72B3 VEHICLE; BMP-2 VEHICLE"),
        ("Navy F-18 Super Hornets circled.", "Navy F-18 Super Hornets VEHICLE"),
        ("A Kh-101 missile came down.", "Kh-101 missile WEAPON"),
        (
            "HIMARS rockets, an RPG-7 and AK-74 rifles.",
            "HIMARS rockets WEAPON; RPG-7 WEAPON; AK-74 rifles WEAPON",
        ),
        ("Leopard 2 tanks and a Bradley.", "Leopard 2 tanks VEHICLE; Bradley VEHICLE"),
        ("HMS Marigold (D17) sailed with USS Orchard.", "HMS Marigold VEHICLE; D17 VEHICLE; USS Orchard VEHICLE"),
        ("The helicopter crash killed nobody.", ""),
        ("A suicide bomber was stopped.", ""),
        ("The bomber turned back.", "bomber VEHICLE"),
        ("Tactical nuclear weapons stay in the store.", "Tactical nuclear weapons WEAPON"),
        ("He stood with arms folded and a smile.", ""),
        ("The train was late.", ""),
        ("An armoured train was later.", "armoured train VEHICLE"),
        ("Covid-19 closed the school.", ""),
        ("French Typhoons circled.", "French Typhoons VEHICLE"),
        ("Leopard 2A6 tanks and Stryker vehicles.", "Leopard 2A6 tanks VEHICLE; Stryker vehicles VEHICLE"),
        ("Vehicles parked there.", ""),
        ("Kamikaze drones and a drone strike.", "Kamikaze drones VEHICLE"),
        ("A rocket propelled grenade launcher lay there.", "rocket propelled grenade launcher WEAPON"),
        ("Gun laws, weapons sales and shell companies.", ""),
        ("The weapon was found.", "weapon WEAPON"),
        ("U.S.-made anti-tank weapons came.", "U.S.-made anti-tank weapons WEAPON"),
        ("They were convinced tankers would come.", "tankers VEHICLE"),
    ],
)
def test_weapons_and_vehicles(says, sentence, expected):
    says(sentence, expected, "WEAPON", "VEHICLE")
