package org.intendant.people.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.intendant.people.Permission;
import org.intendant.people.Role;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;

/** Guards T14: no group is taken for a role, a permission or another group, however it is written. */
class GroupNameTest {

    @Test
    void keepsHowPeopleWriteIt() {
        assertThat(GroupName.of("  Équipe  web (Nord) ").shown()).isEqualTo("Équipe web (Nord)");
        assertThat(GroupName.of("R&D 2").shown()).isEqualTo("R&D 2");
        assertThat(GroupName.of("Große Straße").shown()).isEqualTo("Große Straße");
    }

    @Test
    void isOneNameInEverySpelling() {
        for (String same : List.of(
                "Web team",
                "web-team",
                "WEBTEAM",
                "w e b t e a m",
                "Ｗｅｂ ｔｅａｍ",
                "Wéb\u00a0Team",
                "We\u0301b team",
                "web_team.")) {
            assertThat(GroupName.of(same).spelled()).as(same).isEqualTo("webteam");
        }
        assertThat(GroupName.of("Team 10").spelled())
                .isEqualTo(GroupName.of("Team lO").spelled());
        assertThat(GroupName.of("web 2").spelled())
                .isNotEqualTo(GroupName.of("web 3").spelled());
    }

    @Test
    void refusesTheNamesOfRolesAndPermissionsInEverySpelling() {
        List<String> names = new ArrayList<>();
        Stream.concat(
                        Arrays.stream(Role.values()).flatMap(role -> Stream.of(role.name(), role.getWord())),
                        Arrays.stream(Permission.values()).map(Permission::name))
                .forEach(name -> names.addAll(List.of(
                        name,
                        name.toLowerCase(Locale.ROOT),
                        name + "s",
                        " " + name + " ",
                        name.replace('_', ' '),
                        name.replace('_', '-'),
                        name.replace("", " ").strip(),
                        name.replace('O', '0').replace('o', '0'),
                        name.replace('I', '1').replace('i', 'l'),
                        name.replace("A", "Á").replace("a", "ä"),
                        fullWidth(name))));
        for (String name : names) {
            assertThatThrownBy(() -> GroupName.of(name))
                    .as(name)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("is what a role or a permission is called");
        }
    }

    @Test
    void refusesLettersThatOnlyLookLatinAndWhatIsNoName() {
        for (String name : List.of(
                "аdmin",
                "Αdmin",
                "ɑdmin",
                "ope\u200brator",
                "\u202enimda",
                "vıewer",
                "",
                " ",
                "...",
                "-x",
                "=1+1",
                "a\nb|c",
                "a<b>",
                "a".repeat(101))) {
            assertThatThrownBy(() -> GroupName.of(name))
                    .as(name)
                    .isInstanceOf(Refused.class)
                    .hasMessageStartingWith("Give a name of 1 to 100 Latin letters");
        }
    }

    private static String fullWidth(String name) {
        StringBuilder wide = new StringBuilder();
        name.chars().forEach(letter -> wide.append((char) (letter > 0x20 && letter < 0x7f ? letter + 0xfee0 : letter)));
        return wide.toString();
    }
}
