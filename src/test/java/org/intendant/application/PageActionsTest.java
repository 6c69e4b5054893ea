package org.intendant.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intendant.demo.RunCommand;
import org.intendant.people.Allowed;
import org.intendant.web.PageSource;
import org.junit.jupiter.api.Test;

/**
 * T11: everything that a page can do, and the permissions of the use cases behind it. An action that is missing here fails
 * the test; one without a permission changes nothing but its own page. That forged forms meet these permissions,
 * {@link ForgedActionsTest} shows.
 */
class PageActionsTest {

    private static final String TABLE = """
            accessPage.clear
            accountKeysPage.add GRANT_ACCESS
            accountKeysPage.letGo GRANT_ACCESS
            accountKeysPage.make GRANT_ACCESS
            accountKeysPage.putInto GRANT_ACCESS SEE_GROUPS
            accountKeysPage.read GRANT_ACCESS
            accountKeysPage.remove GRANT_ACCESS
            accountKeysPage.take GRANT_ACCESS
            accountKeysPage.use GRANT_ACCESS
            accountsPage.begin
            accountsPage.clear
            accountsPage.discard
            accountsPage.save APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            acmePage.agree SEE_CERTIFICATES SET_UP_ACME
            acmePage.begin SEE_CERTIFICATES SET_UP_ACME
            acmePage.discard
            allKeptKeysPage.adopt GRANT_ACCESS
            allKeptKeysPage.clear
            allKeptKeysPage.keep GRANT_ACCESS
            allKeptKeysPage.remove GRANT_ACCESS
            allKeptKeysPage.unselect
            auditPage.clear
            beforeSavingPage.confirm
            beforeSavingPage.leave
            bulkPage.ask APPLY_PLANS CHANGE_SERVERS
            bulkPage.dismiss
            bulkPage.go APPLY_PLANS CHANGE_SERVERS
            bulkPage.keep
            bulkPage.undo CHANGE_SERVERS
            certificatePage.again CHANGE_CERTIFICATES
            certificatePage.begin
            certificatePage.beginOrder
            certificatePage.discard
            certificatePage.edit CHANGE_CERTIFICATES
            certificatePage.giveUp CHANGE_CERTIFICATES
            certificatePage.placeOrder CHANGE_CERTIFICATES
            certificatePage.remove CHANGE_CERTIFICATES
            certificatePage.renew CHANGE_CERTIFICATES
            certificatePage.save CHANGE_CERTIFICATES
            certificatesPage.clear
            driftPage.adopt CHANGE_SERVERS
            driftPage.clear
            driftPage.close
            driftPage.compare APPLY_PLANS
            driftPage.compareAll APPLY_PLANS
            driftPage.everything
            driftPage.heed APPLY_PLANS
            driftPage.ignore APPLY_PLANS
            driftPage.look APPLY_PLANS
            driftPage.refresh
            enrolPage.abandon ADD_SERVERS
            enrolPage.authorize ADD_SERVERS SEE_PEOPLE
            enrolPage.begin ADD_SERVERS
            enrolPage.check ADD_SERVERS SEE_PEOPLE
            enrolPage.confirm ADD_SERVERS SEE_PEOPLE
            enrolPage.finish ADD_SERVERS SEE_PEOPLE
            filePage.ask CHANGE_SERVERS
            filePage.compare
            filePage.leave
            filePage.revert CHANGE_SERVERS SEE_SERVERS
            filesPage.clear
            filesPage.everything
            forgedPage.remove GRANT_ACCESS
            groupAccessPage.drop GRANT_ACCESS
            groupAccessPage.dropKey GRANT_ACCESS
            groupAccessPage.give GRANT_ACCESS
            groupAccessPage.hold GRANT_ACCESS
            groupAccessPage.take GRANT_ACCESS
            groupPage.join CHANGE_GROUPS SEE_GROUPS SEE_PEOPLE
            groupPage.leave CHANGE_GROUPS SEE_GROUPS SEE_PEOPLE
            groupPage.remove ADD_GROUPS
            groupPage.save CHANGE_GROUPS SEE_GROUPS SEE_PEOPLE
            groupsPage.clear
            hostNamePage.adopt APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            hostNamePage.begin
            hostNamePage.discard
            hostNamePage.edit CHANGE_SERVERS
            hostNamePage.look CHANGE_SERVERS
            hostNamePage.remove APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            hostNamePage.review APPLY_PLANS SEE_SERVERS
            hostNamePage.save APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            hostNamePage.test APPLY_PLANS
            hostNamePage.turn APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            hostNamesPage.clear
            importPage.apply IMPORT
            importPage.discard
            importPage.look IMPORT
            keptKeysPage.keep GRANT_ACCESS
            keptKeysPage.remove GRANT_ACCESS
            keysPage.clear
            linkPage.use PUBLIC
            mailPage.remove SET_UP_NOTICES
            mailPage.save SET_UP_NOTICES
            mailPage.test SET_UP_NOTICES
            newGroupPage.add ADD_GROUPS SEE_PEOPLE
            newPersonPage.add CHANGE_PEOPLE
            noticesPage.clear
            operationPage.cancel CANCEL_OPERATIONS SEE_OPERATIONS
            operationPage.refresh SEE_OPERATIONS
            operationPage.retry APPLY_PLANS
            operationsPage.clear
            operationsPage.everything
            ownedServersPage.give CHANGE_SERVERS
            ownedServersPage.takeAway CHANGE_SERVERS
            pathPage.refresh SEE_SERVERS
            pathPage.walk APPLY_PLANS SEE_SERVERS
            peoplePage.clear
            personGroupsPage.join CHANGE_GROUPS SEE_GROUPS
            personGroupsPage.leave CHANGE_GROUPS
            personKeysPage.add OWN_PROFILE
            personKeysPage.cancel
            personKeysPage.edit OWN_PROFILE
            personKeysPage.remove OWN_PROFILE
            personKeysPage.save OWN_PROFILE
            personPage.disable CHANGE_PEOPLE SEE_PEOPLE
            personPage.enable CHANGE_PEOPLE SEE_PEOPLE
            personPage.newLink CHANGE_PEOPLE
            personPage.remove CHANGE_PEOPLE
            personPage.revoke CHANGE_PEOPLE
            personPage.save CHANGE_PEOPLE SEE_PEOPLE
            planPage.again APPLY_PLANS
            planPage.approve APPLY_PLANS
            portForwardPage.adopt APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            portForwardPage.begin
            portForwardPage.discard
            portForwardPage.edit CHANGE_SERVERS
            portForwardPage.look CHANGE_SERVERS
            portForwardPage.remove APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            portForwardPage.review APPLY_PLANS SEE_SERVERS
            portForwardPage.save APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            portForwardPage.takeOffer APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            portForwardPage.test APPLY_PLANS
            portForwardPage.turn APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            portForwardsPage.clear
            profilePage.changePassword OWN_PROFILE
            profilePage.end OWN_PROFILE
            profilePage.makeToken OWN_PROFILE
            profilePage.revoke OWN_PROFILE
            profilePage.save OWN_PROFILE
            proxyPage.discard
            proxyPage.edit SEE_SERVERS
            proxyPage.save APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            pullPage.fetch GRANT_ACCESS
            pullPage.leave GRANT_ACCESS
            pullPage.renew GRANT_ACCESS
            pullPage.save GRANT_ACCESS
            pullPage.takeKey GRANT_ACCESS
            pullsPage.clear
            recommendedGroupsPage.add ADD_GROUPS SEE_GROUPS
            revocationPage.end APPLY_PLANS
            revocationPage.endOne APPLY_PLANS
            revocationPage.look APPLY_PLANS
            revocationPage.refresh SEE_ACCESS
            revocationsPage.clear
            runPage.run RUN_COMMANDS SEE_SERVERS
            serverAccountsPage.adopt CHANGE_SERVERS SEE_SERVERS
            serverAccountsPage.askRemoval
            serverAccountsPage.begin SEE_SERVERS
            serverAccountsPage.discard
            serverAccountsPage.edit SEE_SERVERS
            serverAccountsPage.ignore CHANGE_SERVERS SEE_SERVERS
            serverAccountsPage.keep
            serverAccountsPage.letGo CHANGE_SERVERS SEE_SERVERS
            serverAccountsPage.look APPLY_PLANS SEE_SERVERS
            serverAccountsPage.remove APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            serverAccountsPage.review APPLY_PLANS SEE_SERVERS
            serverAccountsPage.save APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            serverEditPage.remove ADD_SERVERS
            serverEditPage.save CHANGE_SERVERS SEE_PEOPLE
            serverPage.check APPLY_PLANS SEE_SERVERS
            serverPage.lookAtKey ADD_SERVERS
            serverPage.repin ADD_SERVERS APPLY_PLANS
            serversPage.check APPLY_PLANS
            serversPage.checkAll APPLY_PLANS
            serversPage.chooseAll SEE_SERVERS
            serversPage.clear
            serversPage.refresh
            serversPage.unselect
            setupPage.setUp PUBLIC
            sharePage.begin
            sharePage.discard
            sharePage.edit CHANGE_SERVERS
            sharePage.look CHANGE_SERVERS
            sharePage.measure APPLY_PLANS
            sharePage.remove APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            sharePage.review APPLY_PLANS SEE_SERVERS
            sharePage.rotate APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            sharePage.save APPLY_PLANS CHANGE_SERVERS SEE_SERVERS
            sharePage.test APPLY_PLANS
            sharePasswordPage.reveal REVEAL_SHARE_PASSWORDS
            sharesPage.clear
            shell.signOut
            signInPage.signIn PUBLIC
            viewsPage.add OWN_PROFILE
            viewsPage.choose OWN_PROFILE
            viewsPage.open OWN_PROFILE
            viewsPage.openNone OWN_PROFILE
            viewsPage.overwrite OWN_PROFILE
            viewsPage.remove OWN_PROFILE
            viewsPage.rename OWN_PROFILE
            wishesPage.mute OWN_PROFILE
            wishesPage.removeHook OWN_PROFILE
            wishesPage.save OWN_PROFILE
            wishesPage.saveHook OWN_PROFILE
            wishesPage.testHook OWN_PROFILE
            wishesPage.unmute OWN_PROFILE
            """;

    private static final Pattern ACTION =
            Pattern.compile("\\b(?:action|actionListener|listener)=\"#\\{(\\w+)\\.(\\w+)[^}]*}\"");
    private static final int DEEP = 5;

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.intendant");

    @Test
    void everyActionOfAPageIsBehindThePermissionsOfTheTable() throws IOException {
        String found = actions()
                .map(action -> (action + " " + String.join(" ", permissions(action))).strip() + "\n")
                .collect(Collectors.joining());
        assertThat(found).isEqualTo(TABLE);
    }

    private static Stream<String> actions() throws IOException {
        Set<String> actions = new TreeSet<>();
        for (Path page : PageSource.pages(RunCommand.root())) {
            for (MatchResult action :
                    ACTION.matcher(Files.readString(page)).results().toList()) {
                actions.add(action.group(1) + "." + action.group(2));
            }
        }
        return actions.stream();
    }

    private static Set<String> permissions(String action) {
        String bean = action.substring(0, action.indexOf('.'));
        String name = action.substring(bean.length() + 1);
        Set<String> found = new TreeSet<>();
        CODE.stream()
                .filter(type -> named(type, bean))
                .forEach(type -> type.getAllMethods().stream()
                        .filter(method -> method.getName().equals(name))
                        .forEach(method -> collect(method, DEEP, found)));
        return found;
    }

    private static boolean named(JavaClass type, String bean) {
        String simple = type.getSimpleName();
        return type.isAnnotatedWith(Named.class)
                && bean.equals(
                        type.getAnnotationOfType(Named.class).value().isEmpty()
                                ? Character.toLowerCase(simple.charAt(0)) + simple.substring(1)
                                : type.getAnnotationOfType(Named.class).value());
    }

    /** The permissions of the use cases that a method calls, itself or through others; what is behind a use case is its own. */
    private static void collect(JavaMethod method, int deep, Set<String> found) {
        Stream.concat(
                        method.getMethodCallsFromSelf().stream().map(call -> call.getTarget()),
                        method.getMethodReferencesFromSelf().stream().map(reference -> reference.getTarget()))
                .flatMap(target -> target.resolveMember().stream())
                .forEach(member -> {
                    if (member.isAnnotatedWith(Allowed.class)) {
                        found.add(member.getAnnotationOfType(Allowed.class)
                                .value()
                                .name());
                    } else if (deep > 0
                            && member instanceof JavaMethod inner
                            && inner.getOwner().getPackageName().startsWith("org.intendant")) {
                        collect(inner, deep - 1, found);
                    }
                });
    }
}
