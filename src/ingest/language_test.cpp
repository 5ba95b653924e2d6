#include "ingest/language.h"

#include <gtest/gtest.h>

namespace demarche {
namespace {

struct Row {
  std::string_view text;
  bool english;
};

// Two sentences of news in each language, by our own hand.
constexpr Row kRows[] = {
    {"The foreign minister of Almeda recalled the envoy on Tuesday and closed the border, which had been open since the truce was signed in May.", true},
    {"Prices rose 4.2% in March, the bank said. Traders in Lagos, Nairobi and Accra expect them to fall again by June, when the harvest comes in.", true},
    {"Le ministre des affaires etrangeres a rappele son ambassadeur mardi et ferme la frontiere, qui etait ouverte depuis la signature de la treve en mai.", false},
    {"El ministro de Exteriores llamó a consultas a su embajador el martes y cerró la frontera, que estaba abierta desde que se firmó la tregua en mayo.", false},
    {"Der Außenminister rief am Dienstag den Botschafter zurück und schloss die Grenze, die seit dem Waffenstillstand im Mai offen war, wie es in Berlin hieß.", false},
    {"De minister van Buitenlandse Zaken riep dinsdag de ambassadeur terug en sloot de grens, die in mei was geopend na het bestand in het noorden van het land.", false},
    {"Udenrigsministeren kaldte tirsdag ambassadøren hjem og lukkede grænsen, som havde været åben siden våbenhvilen i maj, og som ingen af parterne ville have.", false},
    {"Il ministro degli Esteri ha richiamato l'ambasciatore martedì e ha chiuso la frontiera, che era aperta da quando la tregua era stata firmata a maggio.", false},
    {"O ministro das Relações Exteriores chamou de volta o embaixador na terça-feira e fechou a fronteira, que estava aberta desde a trégua assinada em maio.", false},
    {"Menteri luar negeri memanggil pulang duta besar pada hari Selasa dan menutup perbatasan yang telah dibuka sejak gencatan senjata ditandatangani pada bulan Mei.", false},
    {"Minister spraw zagranicznych odwołał we wtorek ambasadora i zamknął granicę, która była otwarta od podpisania rozejmu w maju, a to było dla wszystkich dobre.", false},
    {"Министр иностранных дел отозвал посла во вторник и закрыл границу.", false},
    {"外相は火曜日に大使を召還し、国境を閉鎖した。", false},
    {"استدعى وزير الخارجية السفير يوم الثلاثاء وأغلق الحدود.", false},
    {"Ambassador recalled", true},  // too short to tell
    {"", true},
    {"Merkel, Macron, Sanchez, Draghi", true},
};

TEST(Language, EnglishIsToldFromOthers) {
  for (const Row& row : kRows) EXPECT_EQ(may_be_english(row.text), row.english) << row.text;
}

}  // namespace
}  // namespace demarche
