package org.intendant.people.jump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intendant.people.HouseTest;
import org.intendant.people.Person;
import org.intendant.people.Role;
import org.intendant.people.groups.GroupDraft;
import org.intendant.people.groups.Groups;
import org.intendant.web.Jump;
import org.junit.jupiter.api.Test;

/** Whom and what Ctrl+K finds of this module, on a real database. */
abstract class JumpsContract extends HouseTest {

    @Test
    void findsPeopleForThoseWhoMaySeeThem() {
        Person jonas = house.somebody("jonas", Role.VIEWER);
        String page = "/people/person.xhtml?id=" + jonas.getId();

        for (Role role : List.of(Role.ADMIN, Role.OPERATOR, Role.VIEWER)) {
            house.as(house.somebody("who-" + role.name().toLowerCase(java.util.Locale.ROOT), role));
            assertThat(found("jon")).as(role.name()).contains(page);
            assertThat(opened(page)).as(role.name()).contains(page);
        }
        house.as(house.somebody("who-member", Role.MEMBER));
        assertThat(found("jonas")).isEmpty();
        assertThat(opened(page)).doesNotContain(page);
    }

    @Test
    void findsGroupsForThoseWhoMaySeeThem() {
        house.as(admin);
        GroupDraft draft = new GroupDraft();
        draft.setName("Shop team");
        draft.setOwnerId(maren.getId());
        String page = "/people/group.xhtml?id="
                + house.in(() -> house.get(Groups.class).add(draft)).getId();

        house.as(house.somebody("vera", Role.VIEWER));
        assertThat(found("shop")).containsExactly(page);
        assertThat(opened(page)).contains(page);
        house.as(house.somebody("otto", Role.MEMBER));
        assertThat(found("shop")).isEmpty();
        assertThat(opened(page)).doesNotContain(page);
    }

    @Test
    void offersWhatOneMayDo() {
        house.as(admin);
        assertThat(found("add a person")).contains("/people/newperson.xhtml");
        house.as(house.somebody("vera", Role.VIEWER));
        assertThat(found("add a person")).isEmpty();
        assertThat(found("change password")).contains("/people/profile.xhtml#w");
    }

    @Test
    void takesAsManyStatementsForManyAsForFew() {
        house.as(admin);
        long few = house.database.statements(() -> jumps().find("who"));
        for (int i = 0; i < 60; i++) {
            house.somebody("who" + i, Role.VIEWER);
        }

        assertThat(house.database.statements(() -> jumps().find("who"))).isEqualTo(few);
        assertThat(found("who")).hasSize(8).allMatch(href -> href.startsWith("/people/person.xhtml"));
    }

    private Jumps jumps() {
        return house.get(Jumps.class);
    }

    private List<String> found(String typed) {
        return jumps().find(typed).stream()
                .flatMap(group -> group.jumps().stream())
                .map(Jump::href)
                .toList();
    }

    private List<String> opened(String... hrefs) {
        return jumps().unasked(List.of(hrefs)).stream()
                .flatMap(group -> group.jumps().stream())
                .map(Jump::href)
                .toList();
    }
}
