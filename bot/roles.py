"""The roles a member can hold; each is good in its unit and in everything below it."""

WARD_ADMIN = "ward_admin"
SECRETARY = "secretary"
DEPUTY = "deputy_secretary"
COMMITTEE_MEMBER = "committee_member"
GROUP_LEADER = "group_leader"
ROLES = (WARD_ADMIN, SECRETARY, DEPUTY, COMMITTEE_MEMBER, GROUP_LEADER)
