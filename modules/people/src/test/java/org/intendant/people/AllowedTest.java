package org.intendant.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.intendant.people.Actor.Through;
import org.intendant.people.accounts.Permissions;
import org.intendant.people.accounts.Profile;
import org.intendant.people.audit.AuditTrail;
import org.intendant.people.groups.Groups;
import org.intendant.people.links.OneTimeLinks;
import org.intendant.people.signin.SignIns;
import org.intendant.people.tokens.Tokens;
import org.intendant.plans.Refused;
import org.junit.jupiter.api.Test;

/** Guards T11 and T14: every use case is behind a permission, and each role passes exactly where the matrix says so. */
class AllowedTest {

    private static final List<Class<?>> USE_CASES = List.of(
            People.class,
            Profile.class,
            SignIns.class,
            Tokens.class,
            OneTimeLinks.class,
            AuditTrail.class,
            Permissions.class,
            Groups.class);

    @Test
    void everyPublicUseCaseNamesItsPermission() {
        for (Class<?> useCases : USE_CASES) {
            assertThat(useCases.getDeclaredMethods())
                    .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
                    .isNotEmpty()
                    .allSatisfy(method -> assertThat(method.getAnnotation(Allowed.class))
                            .as(method.toString())
                            .isNotNull());
        }
    }

    @Test
    void letsPassWhoeverHoldsThePermissionAndNobodyElse() throws Exception {
        for (Method method : People.class.getMethods()) {
            Allowed allowed = method.getAnnotation(Allowed.class);
            if (allowed == null) {
                continue;
            }
            for (Role role : Role.values()) {
                AllowedInterceptor door = door(new Actor(1L, "maren", role, Through.API));
                if (allowed.value().heldBy(role)) {
                    assertThat(door.check(call(method))).isEqualTo("in");
                } else {
                    assertThatThrownBy(() -> door.check(call(method))).hasMessage("Your role does not allow this.");
                }
            }
            assertThatThrownBy(() -> door(null).check(call(method)))
                    .isInstanceOf(Refused.class)
                    .hasMessage("Sign in first.");
        }
    }

    @Test
    void asksNobodyAtAPublicDoor() throws Exception {
        Method signIn = SignIns.class.getMethod("signIn", String.class, String.class);

        assertThat(door(null).check(call(signIn))).isEqualTo("in");
    }

    /** The whole matrix, so that a change of it is seen. */
    @Test
    void givesEachRoleWhatItIsFor() {
        assertThat(held(Role.ADMIN)).containsExactlyInAnyOrder(Permission.values());
        assertThat(held(Role.OPERATOR))
                .doesNotContain(
                        Permission.CHANGE_PEOPLE,
                        Permission.RUN_COMMANDS,
                        Permission.BACK_UP,
                        Permission.ADD_GROUPS,
                        Permission.GRANT_ACCESS,
                        Permission.FORCE_FORWARDS,
                        Permission.SET_UP_ACME,
                        Permission.WRITE_RAW_TEXT)
                .hasSize(Permission.values().length - 9);
        assertThat(held(Role.VIEWER))
                .containsExactlyInAnyOrder(
                        Permission.PUBLIC,
                        Permission.OWN_PROFILE,
                        Permission.SEE_OVERVIEW,
                        Permission.SEE_SERVERS,
                        Permission.SEE_CERTIFICATES,
                        Permission.SEE_OPERATIONS,
                        Permission.SEE_PEOPLE,
                        Permission.SEE_GROUPS,
                        Permission.SEE_ACCESS,
                        Permission.EXPORT);
        assertThat(held(Role.MEMBER))
                .doesNotContain(
                        Permission.ADD_SERVERS,
                        Permission.SEE_PEOPLE,
                        Permission.CHANGE_PEOPLE,
                        Permission.SEE_GROUPS,
                        Permission.CHANGE_GROUPS,
                        Permission.ADD_GROUPS,
                        Permission.GRANT_ACCESS,
                        Permission.IMPORT,
                        Permission.SEE_AUDIT,
                        Permission.RUN_COMMANDS,
                        Permission.BACK_UP);
    }

    private static List<Permission> held(Role role) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.heldBy(role))
                .toList();
    }

    private static AllowedInterceptor door(Actor actor) {
        AllowedInterceptor door = new AllowedInterceptor();
        door.actor = new CurrentActor();
        if (actor != null) {
            door.actor.become(actor);
        }
        return door;
    }

    private static InvocationContext call(Method method) {
        return (InvocationContext) Proxy.newProxyInstance(
                AllowedTest.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, asked, arguments) -> asked.getName().equals("getMethod") ? method : "in");
    }
}
