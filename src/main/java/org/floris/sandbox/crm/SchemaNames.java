package org.floris.sandbox.crm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The names with capitals that the product gives its own entities and attributes; custom ones have them as they are. */
public final class SchemaNames {
    private static final Map<String, String> BY_LOGICAL_NAME = Arrays.stream(
                    """
                    Account Annotation Appointment BusinessUnit Contact Lead Opportunity PhoneCall SystemUser Task
                    TransactionCurrency AccountCategoryCode AccountId ActivityId ActualDurationMinutes Address1_City
                    Address1_Line1 Address1_PostalCode Anniversary AnnotationId BirthDate BusinessUnitId Category
                    CloseProbability CompanyName ContactId CreatedBy CreatedOn CreditLimit CreditOnHold CurrencyName
                    CurrencyPrecision CurrencySymbol CustomerId Description DirectionCode DomainName DoNotPhone
                    EMailAddress1 EstimatedCloseDate EstimatedValue FamilyStatusCode Fax FirstName From FullName
                    GenderCode InternalEMailAddress IsDisabled IsDocument ISOCurrencyCode JobTitle LastName LeadId
                    LeadSourceCode Location MiddleName MobilePhone ModifiedBy ModifiedOn Name NickName NoteText
                    NumberOfChildren NumberOfEmployees ObjectId OpportunityId OriginatingLeadId OwnerId
                    ParentAccountId ParentCustomerId PhoneNumber PriorityCode RegardingObjectId RequiredAttendees
                    ScheduledEnd ScheduledStart StateCode StatusCode StepName Subcategory Subject SystemUserId
                    Telephone1 Telephone2 To TransactionCurrencyId VersionNumber WebSiteURL"""
                            .split("\\s+"))
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));

    private SchemaNames() {}

    public static String of(String logicalName) {
        return BY_LOGICAL_NAME.getOrDefault(logicalName, logicalName);
    }
}
