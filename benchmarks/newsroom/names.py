"""Invented people, places and newspapers, and the agencies that feed them."""

from __future__ import annotations

MALE = """
Adam Adrian Alan Anton Arjun Bernard Carl Daniel David Dominic Edgar Emil Erik Felix Gareth George
Hassan Henry Hugo Ivan James Joel Jonas Julian Karim Leon Lewis Luca Marcus Martin Mateo Milan
Nathan Oscar Patrick Paulo Rafael Robert Rowan Samuel Simon Stefan Theo Thomas Victor Walter Yusuf
""".split()
FEMALE = """
Adele Agnes Alice Amara Anna Beatrice Camille Carla Clara Diana Elena Elise Emma Esther Eva Fiona
Grace Hana Helen Ines Irene Joan Julia Karin Laila Laura Leah Lucia Maria Marta Maya Miriam Nadia
Naomi Nina Olga Paula Petra Priya Rachel Rosa Sara Sofia Susan Teresa Vera Wilma Yasmin
""".split()
SURNAMES = """
Abara Adeyo Aldous Almeyda Arkwell Ashdown Bakker Balint Barlowe Bergson Birkett Brandvik Calder
Castellan Cheung Corriday Dahlin Danso Delacour Dewhurst Dimov Donleavy Eastham Ekholm Elstrom
Falconi Fenwick Ferrante Galdric Gorski Grantley Halloran Hartnoll Hasek Heywood Holmgren Ibarra
Iversen Jankovic Jessop Kalinin Keswick Khoury Kirkham Kovalen Lambrecht Landry Lindqvist Lockyer
Macready Maddern Marchetti Mbeki-Lowe Merriman Moravec Nakata Nordahl Novotny Oakeshott Okonjo
Olander Ostrava Pallister Pemberly Petrakis Quayle Ramdin Redfern Rosenthal Rydell Sandoval
Schuster Selwyn Sorensen Stavros Tamworth Thackeray Tolliver Udall Valdane Varga Vasquel Wainwright
Westerby Whitcombe Yarrow Zielonka
""".split()
CITIES = (
    ("Port Salvia", "Marenne", "Ostria", "Ostrian"),
    ("Varenholt", "Lower Varen", "Ostria", "Ostrian"),
    ("Kestrel Bay", "Tarrawin", "Meridia", "Meridian"),
    ("Halvorsund", "Nordmark", "Skandia", "Skandian"),
    ("Bellmoor", "Ashfordshire", "Albany Isles", "Albanian Isles"),
    ("Santa Brisa", "Costa Verde", "Cordoval", "Cordovan"),
    ("Ledgerwood", "Kanatah", "Columbria", "Columbrian"),
    ("New Harrow", "Penwick County", "Columbria", "Columbrian"),
    ("Tamarind City", "Batuan", "Selanga", "Selangan"),
    ("Drovny", "Upper Moravel", "Zelenia", "Zelenian"),
    ("Al Qasira", "Wadi Nahar", "Sahria", "Sahrian"),
    ("Mbarani", "Lake Province", "Kitara", "Kitaran"),
    ("Fort Lassiter", "Big Bend", "Columbria", "Columbrian"),
    ("Cloughmore", "Glenarran", "Hibernia", "Hibernian"),
)
"""City, region, country, adjective of the country."""

AGENCIES = (
    "Reuters", "Associated Press", "Agence France-Presse", "United Press International",
    "PA Media", "dpa", "EFE", "Xinhua", "Australian Associated Press", "The Canadian Press",
    "Bloomberg News", "Kyodo News",
)  # fmt: skip
AGENCY_WEIGHTS = (10, 10, 7, 2, 4, 2, 1, 2, 2, 2, 2, 1)
NAMED_OUTLETS = (
    "The Guardian", "CNN", "Fox News", "Politico", "Newsweek", "Sky News", "Al Jazeera", "NPR",
    "The Independent", "CBS News", "HuffPost", "Daily Mail", "USA TODAY", "The Washington Times",
)  # fmt: skip
"""Outlets that the program knows by name; all that they write here is invented."""
OUTLETS = (
    "Harbour Courier", "The Dale Gazette", "Northern Ledger", "Metro Morning", "Valley Tribune",
    "Coast Chronicle", "The Evening Beacon", "Capital Observer", "Riverside Post", "Lakeland Times",
    "The Provincial", "City Dispatch", "The Daily Meridian", "Westbrook Herald", "Eastgate Mail",
    "Plainview Press", "The Sentinel Online", "Harrow Star", "Newsline 24", "Channel Six News",
    "The Fen Reporter", "Global Brief", "The Morning Packet", "Union Standard", "Globe Wire Online",
    "Hilltop News", "The Argus Review", "Sunrise Daily", "Tideway Examiner", "Open Bulletin",
)  # fmt: skip
